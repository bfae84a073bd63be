import {columnTypeText, normalColumnType, parseColumnType} from '#/lakehouse/columnType';
import type {TargetColumn} from './columnBuffer';
import {decided, type Inferred, inferredOf, joined, undecided} from './inferredType';
import {inferValue} from './inferValue';
import {unescapeInto} from './text';

const reserved = ['_source_file', '_ingestion_timestamp', '_batch_id', '_rescued_data'];

/** A file with more new keys than this has keys that are values: they stay in `_rescued_data`. */
const mostNewColumns = 1000;

/** What a file has to say about the columns of its table. */
export interface Observed {
  /** Keys beyond the table's columns, with the type that all their values fit. */
  readonly columns: readonly TargetColumn[];
  /** Such keys without any value. */
  readonly undecided: readonly string[];
  /** Columns that values did not fit, with the type that holds those and the old ones. */
  readonly widened: readonly TargetColumn[];
  /** Columns of objects that had fields the type lacks, with the type that has them and is the same otherwise. */
  readonly extended: readonly TargetColumn[];
}

/** What a column would have to be for the values that it did not hold; as in `Observed`. */
interface Misfit {
  readonly widened: Inferred;
  readonly extended: Inferred;
}

/** Nothing that comes changes it. */
const isSettled = ({widened, extended}: Misfit): boolean =>
  widened.kind === 'scalar' && widened.type === 'VARCHAR' && extended.kind === 'scalar';

/** What the file's keys beyond the target schema would be as columns, and what its columns would have to be. */
export class NewColumns {
  readonly #types = new Map<string, Inferred>();
  readonly #misfits = new Map<string, Misfit>();
  readonly #target: ReadonlyMap<string, TargetColumn>;
  readonly #taken: ReadonlySet<string>;

  constructor(target: readonly TargetColumn[]) {
    this.#target = new Map(target.map((column) => [column.name, column]));
    this.#taken = new Set([...target.map(({name}) => name.toLowerCase()), ...reserved]);
  }

  observe(key: string, bytes: Uint8Array, start: number, end: number): void {
    const before = this.#types.get(key);
    if (!before && this.#types.size >= mostNewColumns) return;
    if (before?.kind === 'scalar' && before.type === 'VARCHAR') return;
    this.#types.set(key, joined(before ?? undecided, inferValue(bytes, start, end)));
  }

  /** The key has no value in this row. */
  observeNull(key: string): void {
    if (!this.#types.has(key) && this.#types.size < mostNewColumns) this.#types.set(key, undecided);
  }

  /** A value that the target column of this name does not hold. */
  observeMisfit(name: string, bytes: Uint8Array, start: number, end: number): void {
    const before = this.#misfits.get(name) ?? this.#nothingYet(name);
    if (!before || isSettled(before) || !isText(bytes, start, end)) return;
    const found = inferValue(bytes, start, end);
    this.#misfits.set(name, {
      widened: joined(before.widened, found),
      extended: joined(before.extended, found),
    });
  }

  #nothingYet(name: string): Misfit | null {
    const column = this.#target.get(name);
    if (!column) return null;
    const type = parseColumnType(column.type);
    return {widened: inferredOf(type), extended: inferredOf(type, true)};
  }

  /**
   * Keys that can be columns, in the order seen. SQL names ignore case: a key that differs only in case from a column
   * or from another key stays rescued. So do the empty key and one with a NUL.
   */
  report(): Observed {
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
      const tree = decided(type);
      if (tree) columns.push({name, type: columnTypeText(tree)});
      else open.push(name);
    }
    const widened = this.#changed((misfit) => misfit.widened);
    return {
      columns,
      undecided: open,
      widened,
      extended: this.#changed((misfit) => misfit.extended),
    };
  }

  #changed(of: (misfit: Misfit) => Inferred): readonly TargetColumn[] {
    const changed: TargetColumn[] = [];
    for (const [name, misfit] of this.#misfits) {
      const before = this.#target.get(name);
      const tree = decided(of(misfit));
      const type = tree && columnTypeText(tree);
      if (before && type !== null && type !== normalColumnType(before.type))
        changed.push({name, type});
    }
    return changed;
  }
}

/** False for a string that no text holds: one with a lone surrogate. */
function isText(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== 0x22) return true;
  return unescapeInto(new Uint8Array(end - start), 0, bytes, start + 1, end - 1) >= 0;
}
