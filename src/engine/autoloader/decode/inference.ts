import type {ColumnType, ScalarType} from '#/lakehouse/define';
import type {TargetColumn} from './columnBuffer';
import {doubleOf, isInteger, putInt64} from './numbers';
import {skipSpace, skipValue} from './skip';
import {putTimestampText} from './store';

/** `undecided`: nothing but nulls so far. A list knows what its elements have in common. */
type Inferred =
  | {readonly kind: 'undecided'}
  | {readonly kind: 'scalar'; readonly type: ScalarType}
  | {readonly kind: 'list'; readonly element: ScalarType | null};

const undecided: Inferred = {kind: 'undecided'};
const scratch = new Int32Array(2);

function widest(a: ScalarType | null, b: ScalarType | null): ScalarType | null {
  if (a === b || b === null) return a;
  if (a === null) return b;
  const isNumeric = (type: ScalarType) => type === 'BIGINT' || type === 'DOUBLE';
  return isNumeric(a) && isNumeric(b) ? 'DOUBLE' : 'VARCHAR';
}

function joined(a: Inferred, b: Inferred): Inferred {
  if (a.kind === 'undecided') return b;
  if (b.kind === 'undecided') return a;
  if (a.kind === 'list' && b.kind === 'list')
    return {kind: 'list', element: widest(a.element, b.element)};
  if (a.kind === 'scalar' && b.kind === 'scalar')
    return {kind: 'scalar', type: widest(a.type, b.type) ?? 'VARCHAR'};
  return {kind: 'scalar', type: 'VARCHAR'};
}

function inferred(bytes: Uint8Array, start: number, end: number): Inferred {
  const first = bytes[start];
  if (first === 0x6e) return undecided;
  if (first === 0x74 || first === 0x66) return {kind: 'scalar', type: 'BOOLEAN'};
  if (first === 0x22)
    return putTimestampText(null, 0, bytes, start + 1, end - 1)
      ? {kind: 'scalar', type: 'TIMESTAMP'}
      : {kind: 'scalar', type: 'VARCHAR'};
  if (first === 0x7b) return {kind: 'scalar', type: 'VARCHAR'};
  return first === 0x5b
    ? inferredList(bytes, start)
    : {kind: 'scalar', type: inferredNumber(bytes, start, end)};
}

function inferredNumber(bytes: Uint8Array, start: number, end: number): ScalarType {
  if (isInteger(bytes, start, end) && putInt64(scratch, 0, bytes, start, end)) return 'BIGINT';
  return Number.isFinite(doubleOf(bytes, start, end)) ? 'DOUBLE' : 'VARCHAR';
}

/** Lists of lists or objects are text. */
function inferredList(bytes: Uint8Array, start: number): Inferred {
  let element: ScalarType | null = null;
  let p = skipSpace(bytes, start + 1);
  while (bytes[p] !== 0x5d) {
    if (bytes[p] === 0x5b || bytes[p] === 0x7b) return {kind: 'scalar', type: 'VARCHAR'};
    const end = skipValue(bytes, p);
    const one = inferred(bytes, p, end);
    if (one.kind === 'scalar') element = widest(element, one.type);
    p = skipSpace(bytes, end);
    if (bytes[p] === 0x2c) p = skipSpace(bytes, p + 1);
  }
  return {kind: 'list', element};
}

const reserved = ['_source_file', '_ingestion_timestamp', '_batch_id', '_rescued_data'];

/** A file with more new keys than this has keys that are values: they stay in `_rescued_data`. */
const mostNewColumns = 1000;

/** What the file's keys beyond the target schema would be as columns. */
export class NewColumns {
  readonly #types = new Map<string, Inferred>();
  readonly #taken: ReadonlySet<string>;

  constructor(target: readonly TargetColumn[]) {
    this.#taken = new Set([...target.map(({name}) => name.toLowerCase()), ...reserved]);
  }

  observe(key: string, bytes: Uint8Array, start: number, end: number): void {
    const before = this.#types.get(key);
    if (!before && this.#types.size >= mostNewColumns) return;
    if (before?.kind === 'scalar' && before.type === 'VARCHAR') return;
    this.#types.set(key, joined(before ?? undecided, inferred(bytes, start, end)));
  }

  /** The key has no value in this row. */
  observeNull(key: string): void {
    if (!this.#types.has(key) && this.#types.size < mostNewColumns) this.#types.set(key, undecided);
  }

  /**
   * Keys that can be columns, in the order seen. SQL names ignore case: a key that differs only in case from a column
   * or from another key stays rescued. So do the empty key and one with a NUL.
   */
  report(): {readonly columns: readonly TargetColumn[]; readonly undecided: readonly string[]} {
    const spellings = new Map<string, number>();
    for (const name of this.#types.keys()) {
      const folded = name.toLowerCase();
      spellings.set(folded, (spellings.get(folded) ?? 0) + 1);
    }
    const columns: TargetColumn[] = [];
    const open: string[] = [];
    for (const [name, type] of this.#types) {
      const folded = name.toLowerCase();
      if (name === '' || name.includes('\0') || this.#taken.has(folded)) continue;
      if (spellings.get(folded) !== 1) continue;
      const decided = columnType(type);
      if (decided) columns.push({name, type: decided});
      else open.push(name);
    }
    return {columns, undecided: open};
  }
}

function columnType(type: Inferred): ColumnType | null {
  if (type.kind === 'scalar') return type.type;
  return type.kind === 'list' && type.element ? `${type.element}[]` : null;
}
