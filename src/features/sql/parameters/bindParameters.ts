import {sqlTokens, type SqlToken} from '../text/sqlTokens';
import {literalOf, noValue, type ParameterValues} from './parameterValue';

export interface BoundSql {
  /** With literals in place of the parameters. */
  readonly sql: string;
  /** Parameters whose values are none of their types; the statement is not to be run then. */
  readonly missing: readonly string[];
  /** Where in the text as written a place of `sql` is. */
  readonly writtenAt: (position: number) => number;
}

const nameIn = ({text}: SqlToken): string => text.replace(/^\$|^\{\{\s*|\s*\}\}$/g, '');

const parametersIn = (sql: string) => sqlTokens(sql).filter(({kind}) => kind === 'parameter');

/** Names of the parameters in the order of their first mention. Those in strings and comments are text. */
export const parametersOf = (sql: string): readonly string[] => [
  ...new Set(parametersIn(sql).map(nameIn)),
];

/** A literal that touched these would become part of what is beside it: `e'…'`, `'a''b'`, `1e5`. */
const sticks = /[\w"'$\u0080-\uffff]/;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function pieceOf(sql: string, token: SqlToken, literal: string): Piece {
  const before = sticks.test(sql[token.from - 1] ?? '') ? ' ' : '';
  const after = sticks.test(sql[token.to] ?? '') || sql.startsWith('{{', token.to) ? ' ' : '';
  return {from: token.from, to: token.to, text: `${before}${literal}${after}`};
}

/** The text with its parameters' values, each as one literal that cannot be anything else. */
export function bindParameters(sql: string, values: ParameterValues): BoundSql {
  const missing = new Set<string>();
  const pieces = parametersIn(sql).map((token) => {
    const name = nameIn(token);
    const literal = literalOf(Object.hasOwn(values, name) ? (values[name] ?? noValue) : noValue);
    if (literal === null) missing.add(name);
    return pieceOf(sql, token, literal ?? 'NULL');
  });
  let bound = '';
  let at = 0;
  for (const {from, to, text} of pieces) {
    bound += sql.slice(at, from) + text;
    at = to;
  }
  return {
    sql: bound + sql.slice(at),
    missing: [...missing],
    writtenAt: (position) => writtenAt(pieces, position),
  };
}

function writtenAt(pieces: readonly Piece[], position: number): number {
  let shift = 0;
  for (const {from, to, text} of pieces) {
    const start = from + shift;
    if (position < start) break;
    if (position < start + text.length) return from;
    shift += text.length - (to - from);
  }
  return position - shift;
}
