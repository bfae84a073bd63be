import {quoteName, quoteValue} from '#/base/quoteSql';
import type {ResultColumn} from '#/contracts/query';
import {isNumber} from './columnKind';

export const operators = [
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'is null',
  'is not null',
] as const;
export type Operator = (typeof operators)[number];

export interface ColumnFilter {
  readonly column: ResultColumn;
  readonly operator: Operator;
  /** As typed; of no meaning for the operators about NULL. */
  readonly value: string;
}

export interface ColumnSort {
  readonly column: ResultColumn;
  readonly descending: boolean;
}

/** What a person did to a result by its headers. */
export interface Shape {
  readonly filters: readonly ColumnFilter[];
  readonly sort: ColumnSort | null;
}

export const unshaped: Shape = {filters: [], sort: null};

export const isShaped = ({filters, sort}: Shape): boolean => filters.length > 0 || sort !== null;

/** A statement that can stand in a subquery; a comment at its end does not swallow the bracket. */
export const asSubquery = (sql: string): string => `(\n${sql.trim().replace(/[\s;]+$/, '')}\n)`;

/** The statement with a result's filters and order around it, as it is shown and run. */
export function shapedSql(sql: string, {filters, sort}: Shape): string {
  const lines = [`SELECT * FROM ${asSubquery(sql)}`];
  if (filters.length > 0) lines.push(`WHERE ${filters.map(condition).join('\n  AND ')}`);
  if (sort)
    lines.push(
      `ORDER BY ${quoteName(sort.column.name)}${sort.descending ? ' DESC' : ''} NULLS LAST`,
    );
  return lines.join('\n');
}

function condition({column, operator, value}: ColumnFilter): string {
  const name = quoteName(column.name);
  if (operator === 'is null' || operator === 'is not null')
    return `${name} ${operator.toUpperCase()}`;
  if (operator === 'contains')
    return `contains(lower(CAST(${name} AS VARCHAR)), lower(${quoteValue(value)}))`;
  return `${name} ${operator} ${literal(column.type, value)}`;
}

/** A number as it is where the column has numbers; else text, which DuckDB reads as the column's type. */
function literal(type: string, value: string): string {
  const text = value.trim();
  return isNumber(type) && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)
    ? text
    : quoteValue(value);
}
