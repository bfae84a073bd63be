/** A type as DuckDB writes it, taken apart. Leaves keep their text, such as `BIGINT` or `DECIMAL(10,2)`. */
export type SqlType<Leaf extends string = string> =
  | {readonly kind: 'scalar'; readonly type: Leaf}
  | {readonly kind: 'list'; readonly element: SqlType<Leaf>}
  | {readonly kind: 'struct'; readonly fields: readonly SqlField<Leaf>[]};

export interface SqlField<Leaf extends string = string> {
  readonly name: string;
  readonly type: SqlType<Leaf>;
}

/** The type that `duckdb_columns().data_type` tells, quoted names resolved; null when the text is none. */
export function parseSqlType(text: string): SqlType | null {
  const end = typeAt(text, 0);
  return end?.at === text.length ? end.type : null;
}

interface TypeEnd {
  readonly type: SqlType;
  readonly at: number;
}

function typeAt(text: string, from: number): TypeEnd | null {
  const base = text.startsWith('STRUCT(', from) ? structAt(text, from) : leafAt(text, from);
  if (!base) return null;
  let {type, at} = base;
  for (let size = match(/\[\d*\]/y, text, at); size !== null; size = match(/\[\d*\]/y, text, at)) {
    type = {kind: 'list', element: type};
    at += size.length;
  }
  return {type, at};
}

/** Anything up to a bracket or comma that is not inside its own: `TIMESTAMP WITH TIME ZONE`, `MAP(A, B)`. */
function leafAt(text: string, from: number): TypeEnd | null {
  const name = match(/[A-Z_][A-Z0-9_ ]*/iy, text, from);
  if (name === null) return null;
  let at = from + name.length;
  if (text[at] === '(') at = closingBracket(text, at) + 1;
  return at > from ? {type: {kind: 'scalar', type: text.slice(from, at)}, at} : null;
}

/** Of the bracket at `open`; -1 when there is none. Names in quotes may hold brackets. */
function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const quoted = match(/"(?:[^"]|"")*"|'(?:[^']|'')*'/y, text, at);
    if (quoted !== null) at += quoted.length - 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function structAt(text: string, from: number): TypeEnd | null {
  const fields: SqlField[] = [];
  let at = from + 'STRUCT('.length;
  for (;;) {
    const written = match(/"(?:[^"]|"")+"|[^\s"(),]+/y, text, at);
    if (written === null) return null;
    at += written.length;
    if (text[at] !== ' ') return null;
    const inner = typeAt(text, at + 1);
    if (!inner) return null;
    const name = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
    fields.push({name, type: inner.type});
    at = inner.at;
    if (text[at] === ')') return {type: {kind: 'struct', fields}, at: at + 1};
    if (!text.startsWith(', ', at)) return null;
    at += 2;
  }
}

function match(sticky: RegExp, text: string, at: number): string | null {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? null;
}

/** The text of a type in one spelling: every field's name in quotes, which SQL reads whatever the name is. */
export function sqlTypeText(type: SqlType): string {
  if (type.kind === 'scalar') return type.type;
  if (type.kind === 'list') return `${sqlTypeText(type.element)}[]`;
  const fields = type.fields.map(
    ({name, type: inner}) => `"${name.replaceAll('"', '""')}" ${sqlTypeText(inner)}`,
  );
  return `STRUCT(${fields.join(', ')})`;
}
