/**
 * `word` is a keyword or a plain name, `name` one in double quotes. A `parameter` is `{{name}}` or `$name` outside of
 * strings and comments.
 */
export type SqlTokenKind =
  | 'word'
  | 'name'
  | 'string'
  | 'number'
  | 'comment'
  | 'parameter'
  | 'symbol';

export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly text: string;
  /** UTF-16 offsets; `to` is behind the last. */
  readonly from: number;
  readonly to: number;
}

const letter = String.raw`A-Za-z_\u0080-\uffff`;

/** The first that fits counts: strings before words, since `e'…'` begins with a letter. */
const rules: readonly (readonly [SqlTokenKind, RegExp])[] = [
  ['comment', /--[^\n]*/y],
  ['string', /[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)/y],
  ['string', /'(?:[^']|'')*(?:'|$)/y],
  ['name', /"(?:[^"]|"")*(?:"|$)/y],
  ['parameter', /\{\{\s*[A-Za-z_]\w*\s*\}\}/y],
  [
    'string',
    new RegExp(String.raw`\$((?:[${letter}][${letter}0-9]*)?)\$[\s\S]*?(?:\$\1\$|$)`, 'y'),
  ],
  ['parameter', /\$(?:[A-Za-z_]\w*|\d+)/y],
  ['number', /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['word', new RegExp(String.raw`[${letter}][${letter}0-9$]*`, 'y')],
];

/** Where the block comment that begins at `from` ends. They nest, as in DuckDB. */
function blockCommentEnd(sql: string, from: number): number {
  let depth = 0;
  for (let at = from; at < sql.length; at++) {
    const two = sql.slice(at, at + 2);
    if (two === '/*') depth++;
    if (two === '*/') depth--;
    if (two === '/*' || two === '*/') at++;
    if (depth === 0) return at + 1;
  }
  return sql.length;
}

function tokenAt(sql: string, from: number): SqlToken {
  const token = (kind: SqlTokenKind, to: number): SqlToken => ({
    kind,
    text: sql.slice(from, to),
    from,
    to,
  });
  if (sql.startsWith('/*', from)) return token('comment', blockCommentEnd(sql, from));
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = from;
    if (pattern.test(sql)) return token(kind, pattern.lastIndex);
  }
  return token('symbol', from + 1);
}

/** What the text is made of, without white space. What is not closed goes on to the end; nothing is an error. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  const space = /\s*/y;
  for (let at = 0; at < sql.length; ) {
    space.lastIndex = at;
    space.test(sql);
    at = space.lastIndex;
    if (at >= sql.length) break;
    const token = tokenAt(sql, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

/** The name that a `word` or `name` stands for. */
export const nameOf = ({kind, text}: SqlToken): string =>
  kind === 'name' ? text.replace(/^"|"$/g, '').replaceAll('""', '"') : text;

/** Whether it is this keyword or symbol. */
export const isWord = (token: SqlToken | undefined, word: string): boolean =>
  token !== undefined &&
  (token.kind === 'word' || token.kind === 'symbol') &&
  token.text.toLowerCase() === word;
