import type {ColumnBuffer, TargetColumn} from './columnBuffer';
import type {ReadRules} from './readRules';

/** More new names than this are no columns, see `NewColumns`. */
const mostSpellings = 1000;

/** Which column a name of the file means. */
export class ColumnNames {
  readonly #columns = new Map<string, ColumnBuffer>();
  readonly #isCaseSensitive: boolean;
  /** Of new names, when case does not count: the first way of writing each. */
  readonly #spellings = new Map<string, string>();

  constructor(
    target: readonly TargetColumn[],
    columns: readonly ColumnBuffer[],
    {isCaseSensitive, corruptColumn}: ReadRules,
  ) {
    this.#isCaseSensitive = isCaseSensitive;
    for (const [i, {name}] of target.entries()) {
      const column = columns[i];
      if (column && name !== corruptColumn) this.#columns.set(this.#folded(name), column);
    }
  }

  columnOf(name: string): ColumnBuffer | undefined {
    return this.#columns.get(this.#folded(name));
  }

  /** What a name that is no column's is to be called: the same for all ways of writing it that mean the same. */
  newName(name: string): string {
    if (this.#isCaseSensitive) return name;
    const folded = this.#folded(name);
    const known = this.#spellings.get(folded) ?? name;
    if (this.#spellings.size < mostSpellings) this.#spellings.set(folded, known);
    return known;
  }

  #folded(name: string): string {
    return this.#isCaseSensitive ? name : name.toLowerCase();
  }
}
