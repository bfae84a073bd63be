import {
  parameterTypes,
  type ParameterValue,
  type ParameterValues,
} from '../parameters/parameterValue';
import type {TabContent} from './tabList';

/** Links that are longer are cut by what they are pasted into. */
const linkLength = 30_000;

const prefix = 'p.';

/**
 * What follows `#` in a link to a query: `sql=…&name=…&p.driver=number:16`. Null when the query is empty or too long for
 * a link.
 */
export function hashOf({sql, name, parameters = {}}: TabContent): string | null {
  if (sql.trim() === '') return null;
  const params = new URLSearchParams({sql, ...(name && {name})});
  for (const [parameter, {type, text}] of Object.entries(parameters))
    params.append(`${prefix}${parameter}`, `${type}:${text}`);
  const hash = params.toString();
  return hash.length > linkLength ? null : hash;
}

function parameterOf(text: string): ParameterValue | null {
  const [, type = '', value = ''] = /^([a-z]+):([\s\S]*)$/.exec(text) ?? [];
  const known = parameterTypes.find((name) => name === type);
  return known ? {type: known, text: value} : null;
}

/** The query of a link: what stands behind `#`, or `?query=`, as charts link. Null without one. What is not understood is left out. */
export function contentOf(hash: string, search: string): TabContent | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const sql = params.get('sql');
  if (sql !== null && sql.trim() !== '') {
    const parameters: Record<string, ParameterValue> = {};
    for (const [name, text] of params) {
      const value = name.startsWith(prefix) ? parameterOf(text) : null;
      if (value && /^\w+$/.test(name.slice(prefix.length)) && name !== `${prefix}__proto__`)
        parameters[name.slice(prefix.length)] = value;
    }
    return {sql, name: params.get('name')?.trim().slice(0, 80) || undefined, parameters};
  }
  const query = new URLSearchParams(search).get('query');
  return query !== null && query.trim() !== '' ? {sql: query} : null;
}

/** The parameters that a text has, of those that were ever given. */
export const valuesFor = (names: readonly string[], values: ParameterValues): ParameterValues =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value ? [[name, value]] : [];
    }),
  );
