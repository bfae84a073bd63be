import type {ScriptTokens} from '@duckdb/duckdb-wasm';

export interface SqlShape {
  readonly statements: number;
  /** Without leading comments. */
  readonly text: string;
  /** What its scanner finds, but comments and semicolons at the end; `at` counts bytes of UTF-8. */
  readonly words: readonly SqlWord[];
}

export interface SqlWord {
  readonly text: string;
  /** A name that is no keyword. */
  readonly isName: boolean;
  readonly at: number;
}

/** DuckDB's numbers of kinds of tokens. */
const name = 0;
const operator = 3;
const comment = 5;

/** What DuckDB's own scanner finds in a text. */
export function statementsIn(sql: string, {offsets, types}: ScriptTokens): SqlShape {
  const semicolon = 0x3b;
  const bytes = new TextEncoder().encode(sql);
  const tokens = offsets
    .map((at, i) => ({at, end: offsets[i + 1], type: Number(types[i])}))
    .filter(({type}) => type !== comment);
  const last = tokens.at(-1)?.at ?? 0;
  const ends = tokens.filter(
    ({at, type}) => at < last && type === operator && bytes[at] === semicolon,
  );
  const textAt = (from: number, to?: number) => new TextDecoder().decode(bytes.subarray(from, to));
  const words = tokens.map(({at, end, type}) => ({
    text: textAt(at, end).trim(),
    isName: type === name,
    at,
  }));
  // A comment behind a word is part of its text.
  while (words.at(-1)?.text.startsWith(';')) words.pop();
  return {statements: ends.length + 1, text: textAt(tokens[0]?.at ?? 0), words};
}
