import {quoteName, quoteValue} from '#/base/quoteSql';
import {columnTypeText, type TypeTree} from '#/lakehouse/columnType';

/**
 * SQL for a value of one type as one of a wider type, as its file would have brought it: a timestamp as text is
 * `2023-09-17T11:10:11.501000+00:00`, a double its shortest decimal, a boolean true or false, a list or an object
 * JSON. Fields that only the wider type has are NULL.
 */
export function convertSql(value: string, from: TypeTree, to: TypeTree, depth = 0): string {
  if (to.kind === 'scalar') return scalarSql(value, from, to.type, depth);
  if (from.kind === 'list' && to.kind === 'list') {
    const item = `item${depth}`;
    const element = convertSql(item, from.element, to.element, depth + 1);
    return element === item ? value : `list_transform(${value}, lambda ${item}: ${element})`;
  }
  if (from.kind !== 'struct' || to.kind !== 'struct') return `CAST(NULL AS ${columnTypeText(to)})`;
  const known = new Map(from.fields.map(({name, type}) => [name, type]));
  const isSame = columnTypeText(from) === columnTypeText(to);
  const fields = to.fields.map(({name, type}) => {
    const before = known.get(name);
    const inner = before
      ? convertSql(fieldSql(value, name), before, type, depth)
      : `CAST(NULL AS ${columnTypeText(type)})`;
    return `${quoteName(name)} := ${inner}`;
  });
  return isSame
    ? value
    : `CASE WHEN ${value} IS NULL THEN NULL ELSE struct_pack(${fields.join(', ')}) END`;
}

const fieldSql = (value: string, name: string) => `struct_extract(${value}, ${quoteValue(name)})`;

function scalarSql(value: string, from: TypeTree, to: string, depth: number): string {
  if (from.kind === 'scalar' && from.type === to) return value;
  if (to !== 'VARCHAR') return `CAST(${value} AS ${to})`;
  return from.kind === 'scalar'
    ? textSql(value, from.type)
    : `CASE WHEN ${value} IS NULL THEN NULL ELSE ${jsonSql(value, from, depth)} END`;
}

function textSql(value: string, type: string): string {
  if (type === 'VARCHAR') return value;
  // 100.0 was 100 more likely than not.
  if (type === 'DOUBLE') return `regexp_replace(CAST(${value} AS VARCHAR), '\\.0$', '')`;
  if (type !== 'TIMESTAMP') return `CAST(${value} AS VARCHAR)`;
  const isWhole = `microsecond(${value}) % 1000000 = 0`;
  const format = (fraction: string) => `strftime(${value}, '%Y-%m-%dT%H:%M:%S${fraction}+00:00')`;
  return `CASE WHEN ${isWhole} THEN ${format('')} ELSE ${format('.%f')} END`;
}

/** JSON text of a value; never NULL. */
function jsonSql(value: string, type: TypeTree, depth: number): string {
  if (type.kind === 'list') {
    const item = `item${depth}`;
    const elements = `list_transform(${value}, lambda ${item}: ${jsonSql(item, type.element, depth + 1)})`;
    const inside = `coalesce(array_to_string(${elements}, ','), '')`;
    return `CASE WHEN ${value} IS NULL THEN 'null' ELSE '[' || ${inside} || ']' END`;
  }
  if (type.kind === 'struct') {
    const members = type.fields.map(
      ({name, type: inner}) =>
        `${quoteValue(`${JSON.stringify(name)}:`)} || ${jsonSql(fieldSql(value, name), inner, depth)}`,
    );
    return `CASE WHEN ${value} IS NULL THEN 'null' ELSE '{' || ${members.join(` || ',' || `)} || '}' END`;
  }
  const text = textSql(value, type.type);
  const isString = ['VARCHAR', 'TIMESTAMP', 'DATE'].includes(type.type);
  return `coalesce(${isString ? quotedSql(text) : text}, 'null')`;
}

/** Text as a JSON string, its quotes, backslashes and control characters escaped. */
function quotedSql(text: string): string {
  const controls = Array.from({length: 32}, (_, code) => code);
  const escapes: readonly (readonly [what: string, by: string])[] = [
    [`'\\'`, `'\\\\'`],
    [`'"'`, `'\\"'`],
    ...controls.map((code) => {
      const escaped = JSON.stringify(String.fromCharCode(code)).slice(1, -1);
      return [`chr(${code})`, quoteValue(escaped)] as const;
    }),
  ];
  const escaped = escapes.reduce((sql, [what, by]) => `replace(${sql}, ${what}, ${by})`, text);
  return `'"' || ${escaped} || '"'`;
}
