import type {EndpointName} from '#/domain/endpoints';
import type {Row} from './row';

type Operator = '=' | '>=' | '<=' | '>' | '<';

/** One parameter as the server reads it. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly value: Value;
}

/** A moment carries whether it stood for a whole day; other values keep the type they were read as. */
type Value =
  | {readonly kind: 'boolean'; readonly value: boolean}
  | {readonly kind: 'number'; readonly value: number}
  | {readonly kind: 'date'; readonly ms: number; readonly wholeDay: boolean; readonly text: string}
  | {readonly kind: 'text'; readonly value: string};

/** A query string in OpenF1's syntax, read; null where the server's parser fails (a 500 there). */
export interface Openf1Query {
  readonly conditions: readonly Condition[];
  readonly csv: boolean;
  /** Whether a row is in the answer. */
  readonly matches: (row: Row) => boolean;
  /** Values a field must equal one of; null when it is not limited to such. */
  readonly equals: (field: string) => ReadonlySet<number> | null;
}

/** What `latest` stands for. */
export interface Latest {
  readonly session_key: number;
  readonly meeting_key: number;
}

const textFields = new Set(['gmt_offset', 'team_colour']);
const dayMs = 86_400_000;

/**
 * Reads a query string without the question mark. Different fields are ANDed. For one field: equalities are
 * ORed, bounds pair up to intervals in the order given, intervals and equalities are ORed with each other.
 * An unknown field is a filter that nothing matches.
 */
export function parseOpenf1Query(query: string, latest: Latest): Openf1Query | null {
  const parameters = query.split('&').filter((part) => part !== '');
  const parsed = parameters.map((part) => parseParameter(part, latest));
  const conditions = parsed.filter((condition) => condition !== null);
  if (conditions.length < parsed.length) return null;
  const isCsv = ({field}: Condition) => field === 'csv';
  const filters = conditions.filter((condition) => !isCsv(condition));
  const csv = conditions.find(isCsv)?.value;
  const tests = [...new Set(filters.map(({field}) => field))].map(
    (field) => [field, fieldTest(filters.filter((c) => c.field === field))] as const,
  );
  return {
    conditions: filters,
    csv: csv?.kind === 'boolean' && csv.value,
    matches: (row) => tests.every(([field, test]) => test(row[field])),
    equals: (field) => equalNumbers(filters.filter((c) => c.field === field)),
  };
}

function equalNumbers(conditions: readonly Condition[]): ReadonlySet<number> | null {
  const values = conditions.flatMap(({operator, value}) =>
    operator === '=' && value.kind === 'number' ? [value.value] : [],
  );
  return values.length > 0 && values.length === conditions.length ? new Set(values) : null;
}

function parseParameter(part: string, latest: Latest): Condition | null {
  const match = /^([^=<>]+)(>=|<=|=|>|<)(.*)$/s.exec(decoded(part));
  const [, name, operator, raw] = match ?? [];
  if (name === undefined || raw === undefined || raw === '' || !isOperator(operator)) return null;
  const field = name.toLowerCase();
  const text = field.includes('date') ? raw.replace(/ (\d\d:\d\d)$/, '+$1') : raw;
  return {field, operator, value: cast(field, text, latest)};
}

const isOperator = (text: string | undefined): text is Operator =>
  text === '=' || text === '>=' || text === '<=' || text === '>' || text === '<';

/** A plus stands for a space, as in forms; what is not valid percent coding stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

/** In the server's order: boolean, number, date, text. */
function cast(field: string, text: string, latest: Latest): Value {
  if (text === 'latest' && (field === 'session_key' || field === 'meeting_key'))
    return {kind: 'number', value: latest[field]};
  if (textFields.has(field)) return {kind: 'text', value: text};
  if (/^(true|false)$/i.test(text)) return {kind: 'boolean', value: text.toLowerCase() === 'true'};
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    return {kind: 'number', value: Number(text)};
  const ms = momentOf(text);
  if (ms !== null) return {kind: 'date', ms, wholeDay: /^\d{4}-\d{2}-\d{2}$/.test(text), text};
  return {kind: 'text', value: text};
}

/** Epoch milliseconds with a fraction for microseconds; null unless an ISO date. Without an offset it is UTC. */
function momentOf(text: string): number | null {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(
      text,
    );
  if (!match) return null;
  const [, day, time = '00:00', fraction = '', offset = 'Z'] = match;
  const ms = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${withColon(offset)}`);
  return Number.isNaN(ms) ? null : ms + Number(`0.${fraction || '0'}`) * 1000;
}

const withColon = (offset: string): string => offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');

type Test = (field: Row[string] | undefined) => boolean;

/** The OR over equalities and intervals of one field. */
function fieldTest(conditions: readonly Condition[]): Test {
  const bounds = conditions.map((condition) => boundsOf(condition));
  const equal = bounds.flatMap((b) => (b.length === 2 || b[0]?.operator === '=' ? [all(b)] : []));
  const single = bounds.flatMap((b) =>
    b.length === 1 && b[0] && b[0].operator !== '=' ? [b[0]] : [],
  );
  const lower = single.filter(({operator}) => operator.startsWith('>'));
  const upper = single.filter(({operator}) => operator.startsWith('<'));
  const intervals = Array.from({length: Math.max(lower.length, upper.length)}, (_, i) =>
    all([lower[i], upper[i]].filter((b) => b !== undefined)),
  );
  const tests = [...equal, ...intervals];
  return (field) => tests.some((test) => test(field));
}

const all =
  (bounds: readonly Condition[]): Test =>
  (field) =>
    bounds.every((bound) => holds(bound, field));

/** A day without a time covers all of it, so that it can become two bounds. */
function boundsOf(condition: Condition): readonly Condition[] {
  const {value, operator, field} = condition;
  if (value.kind !== 'date' || !value.wholeDay) return [condition];
  const next: Value = {...value, ms: value.ms + dayMs, wholeDay: false};
  if (operator === '=')
    return [
      {field, operator: '>=', value},
      {field, operator: '<', value: next},
    ];
  if (operator === '<=') return [{field, operator: '<', value: next}];
  if (operator === '>') return [{field, operator: '>=', value: next}];
  return [condition];
}

/** Values compare only with their own kind: `gap_to_leader<1` never finds "+1 LAP" or null. */
function holds({operator, value}: Condition, field: Row[string] | undefined): boolean {
  if (field === undefined || field === null || typeof field === 'object') return false;
  if (value.kind === 'number')
    return typeof field === 'number' && compare(operator, field, value.value);
  if (value.kind === 'boolean')
    return typeof field === 'boolean' && compare(operator, Number(field), Number(value.value));
  if (typeof field !== 'string') return false;
  if (value.kind === 'text') return compare(operator, field, value.value);
  const ms = momentOf(field);
  return ms === null ? compare(operator, field, value.text) : compare(operator, ms, value.ms);
}

function compare<T extends number | string>(operator: Operator, left: T, right: T): boolean {
  if (operator === '=') return left === right;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

/** Longest stretch of car_data or location for all drivers that the server still answers. */
const longestWindowMs = 300_000;

/** Whether the server refuses the query with 422: whole big endpoints, or telemetry of more than one driver or 300 s. */
export function asksTooMuch(endpoint: EndpointName, query: Openf1Query): boolean {
  if (endpoint === 'intervals' || endpoint === 'laps' || endpoint === 'position')
    return query.conditions.length === 0;
  if (endpoint !== 'car_data' && endpoint !== 'location') return false;
  const drivers = query.equals('driver_number');
  if (query.equals('session_key') && drivers?.size === 1) return false;
  const dates = query.conditions.filter(({field}) => field === 'date').flatMap(boundsOf);
  if (dates.some(({operator}) => operator === '=')) return false;
  const ms = (sign: string) =>
    dates.flatMap(({operator, value}) =>
      operator.startsWith(sign) && value.kind === 'date' ? [value.ms] : [],
    );
  const [from] = ms('>');
  const [to] = ms('<');
  return from === undefined || to === undefined || to - from > longestWindowMs;
}
