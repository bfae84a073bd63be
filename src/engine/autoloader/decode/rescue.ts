import {ColumnBuffer, type FilledColumn, kinds} from './columnBuffer';
import {compactInto} from './text';

/** The column of rescued data: per row, a JSON object of what did not fit and the file it came from, or NULL. */
export class Rescue {
  readonly #column = new ColumnBuffer('VARCHAR', kinds.VARCHAR);
  #ending = new Uint8Array(0);
  #row = 0;
  /** End of the open row's text; -1 while nothing is rescued in it. */
  #at = -1;
  readonly #isKept: boolean;

  /** Unless it `isKept`, all rows are NULL. */
  constructor(filePath: string, isKept = true) {
    this.#isKept = isKept;
    this.tellFile(filePath);
  }

  /** The file that the next rows come from. */
  tellFile(filePath: string): void {
    this.#ending = new TextEncoder().encode(`"_file_path":${JSON.stringify(filePath)}}`);
  }

  reset(rows: number): void {
    this.#column.reset(rows);
  }

  clear(): void {
    this.#column.clear();
  }

  grow(rows: number): void {
    this.#column.grow(rows);
  }

  /** The rows from `from` to the open one are written anew. */
  takeBack(from: number, open: number): void {
    this.#column.setAllValid(from, open);
  }

  beginRow(row: number): void {
    this.#row = row;
    this.#at = -1;
  }

  /** `key` with its quotes, as written. */
  add(key: Uint8Array, bytes: Uint8Array, start: number, end: number): void {
    if (!this.#isKept) return;
    const column = this.#column;
    const begin = this.#at < 0 ? (column.offsets[this.#row] ?? 0) : this.#at;
    column.reserveText(begin, key.length + (end - start) + 3);
    let at = begin;
    if (this.#at < 0) column.text[at++] = 0x7b;
    column.text.set(key, at);
    at += key.length;
    column.text[at++] = 0x3a;
    at = compactInto(column.text, at, bytes, start, end);
    column.text[at++] = 0x2c;
    this.#at = at;
  }

  /** True when something of the row was rescued. */
  endRow(): boolean {
    const column = this.#column;
    if (this.#at < 0) {
      column.setNull(this.#row);
      return false;
    }
    column.reserveText(this.#at, this.#ending.length);
    column.text.set(this.#ending, this.#at);
    column.offsets[this.#row + 1] = this.#at + this.#ending.length;
    column.setValid(this.#row);
    return true;
  }

  filled(rows: number): FilledColumn {
    return this.#column.filled(rows);
  }
}
