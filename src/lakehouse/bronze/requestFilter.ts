import type {EndpointName} from '#/domain/endpoints';
import {tables} from '../tables';
import type {Column} from '../define';
import {deliveredColumns} from './bronzeTable';

export type RequestFilter =
  /** In OpenF1's syntax, ready to be sent; empty when nothing was asked for. */
  | {readonly kind: 'filter'; readonly query: string}
  /** What is wrong, for the person who typed it. */
  | {readonly kind: 'problem'; readonly message: string};

const term = /^([a-z][a-z0-9_]*)\s*(>=|<=|=|>|<)\s*(.+)$/i;

/**
 * Reads conditions on an endpoint as typed, parted by `&`, commas or lines: `lap_number>=10 & lap_number<=20`. A field
 * must be one the endpoint is known to deliver and hold a single value, and the value must be of the field's type:
 * OpenF1 answers all else with nothing at all. Session and meeting are what the plan chooses.
 */
export function parseRequestFilter(endpoint: EndpointName, text: string): RequestFilter {
  const fields = fieldsOf(endpoint);
  const terms = text
    .split(/[&,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const sent: string[] = [];
  for (const part of terms) {
    const [, name = '', sign = '', value = ''] = term.exec(part) ?? [];
    const problem = name === '' ? `“${part}” is no condition: write ${example}` : wrong();
    if (problem !== null) return {kind: 'problem', message: problem};
    sent.push(`${name.toLowerCase()}${sign}${encoded(value.trim())}`);

    function wrong(): string | null {
      if (planned.has(name.toLowerCase())) return `${name} is chosen with the sessions`;
      const column = fields[name.toLowerCase()];
      if (!column)
        return `${endpoint} has no field ${name}: it has ${Object.keys(fields)
          .filter((field) => !planned.has(field))
          .join(', ')}`;
      return valueProblem(name, column, value.trim());
    }
  }
  return {kind: 'filter', query: sent.join('&')};
}

const example = 'field=value, field>=value or field<value';
const planned = new Set(['session_key', 'meeting_key']);

function fieldsOf(endpoint: EndpointName): Readonly<Record<string, Column>> {
  const table = tables.find((one) => one.layer === 'bronze' && one.endpoint === endpoint);
  return table?.layer === 'bronze' ? deliveredColumns(table) : {};
}

function valueProblem(name: string, {type}: Column, value: string): string | null {
  if (type.endsWith('[]')) return `${name} is a list, which OpenF1 does not filter by`;
  if (/INT/.test(type)) return /^-?\d{1,15}$/.test(value) ? null : `${name} is a whole number`;
  if (/DOUBLE|FLOAT|DECIMAL/.test(type))
    return value !== '' && Number.isFinite(Number(value)) ? null : `${name} is a number`;
  if (type === 'BOOLEAN') return /^(true|false)$/i.test(value) ? null : `${name} is true or false`;
  if (/TIMESTAMP|DATE/.test(type))
    return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(value) &&
      !Number.isNaN(Date.parse(value))
      ? null
      : `${name} is a time in UTC, as 2024-09-22T12:03:00`;
  return null;
}

const encoded = (value: string) => encodeURIComponent(value).replaceAll('%3A', ':');
