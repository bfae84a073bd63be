import {quoteName, quoteValue} from '#/base/quoteSql';

/** `name` is the name of a column or table, the others are values. */
export const parameterTypes = ['text', 'number', 'boolean', 'date', 'time', 'name'] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** What a person gave for a parameter: text as it was typed, and as what it is meant. */
export interface ParameterValue {
  readonly type: ParameterType;
  readonly text: string;
}

export type ParameterValues = Readonly<Record<string, ParameterValue>>;

export const noValue: ParameterValue = {type: 'text', text: ''};

const numberPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const datePattern = /^\d{4,6}-\d{2}-\d{2}$/;
const timePattern = /^(\d{4,6}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)$/;

const isDate = (text: string) =>
  datePattern.test(text) && (new Date(`${text}T00:00:00Z`).toJSON() ?? '').startsWith(text);

const literals: Readonly<Record<ParameterType, (text: string) => string | null>> = {
  // DuckDB reads no further than a NUL.
  text: (text) => (text.includes('\0') ? null : quoteValue(text)),
  name: (text) => (text === '' || text.includes('\0') ? null : quoteName(text)),
  // In brackets: a minus behind a minus would begin a comment.
  number: (text) => (numberPattern.test(text) ? `(${text})` : null),
  boolean: (text) => (/^(?:true|false)$/.test(text) ? text.toUpperCase() : null),
  date: (text) => (isDate(text) ? `DATE '${text}'` : null),
  time: (text) => {
    const [, date = '', time = ''] = timePattern.exec(text) ?? [];
    return isDate(date) && Number(time.slice(0, 2)) < 24 ? `TIMESTAMP '${date} ${time}'` : null;
  },
};

/** The value as a SQL literal, whatever was typed; null when it is no value of its type. */
export function literalOf({type, text}: ParameterValue): string | null {
  return literals[type](type === 'text' ? text : text.trim());
}
