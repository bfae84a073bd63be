import {ColumnBuffer, type FilledColumn, type TargetColumn} from './columnBuffer';
import {longestCorruptText, type ReadRules, usualRules} from './readRules';
import {Rescue} from './rescue';

/** Rows decoded, as Arrow buffers in the order of the target columns; they are written again for the next chunk. */
export interface Chunk {
  readonly rows: number;
  readonly columns: readonly FilledColumn[];
  /** The column of rescued data. */
  readonly rescued: FilledColumn;
}

export interface DecoderOptions {
  readonly columns: readonly TargetColumn[];
  /** Told in the rescued data. */
  readonly filePath: string;
  readonly rowsPerChunk: number;
  /** Fewer, where the first rows are to be had early: each chunk has then twice as many as the one before, up to `rowsPerChunk`. */
  readonly rowsInFirstChunk?: number;
  readonly rules?: ReadRules;
}

/** A byte that is not what the format allows, as an offset in the file's text, and why. */
export interface FaultPlace {
  readonly byte: number;
  readonly reason: string;
}

const firstCapacity = 256;

/** The columns of the chunk being decoded, the rescued data among them, and the row being written. */
export class RowBuffers {
  /** Rows complete since the last `take`; the number of the row being written. */
  row = 0;
  rescuedRows = 0;
  /** Records that were left out or kept as text. */
  malformedRows = 0;
  firstMalformed: FaultPlace | null = null;
  readonly columns: readonly ColumnBuffer[];
  readonly rules: ReadRules;
  readonly rescue: Rescue;
  /** Of the chunk being written. */
  rowsPerChunk: number;
  readonly #mostRows: number;
  #capacity = 0;

  readonly #corrupt: ColumnBuffer | null;

  constructor({rules = usualRules, ...options}: DecoderOptions) {
    const {columns, filePath, rowsPerChunk, rowsInFirstChunk = rowsPerChunk} = options;
    this.rules = rules;
    this.#mostRows = Math.max(1, rowsPerChunk);
    this.rowsPerChunk = Math.min(this.#mostRows, Math.max(1, rowsInFirstChunk));
    this.columns = columns.map(({type}) => new ColumnBuffer(type));
    const corrupt = columns.findIndex(({name}) => name === rules.corruptColumn);
    this.#corrupt = this.columns[corrupt] ?? null;
    this.rescue = new Rescue(filePath, rules.rescuedColumn !== null);
    this.#capacity = Math.min(firstCapacity, this.rowsPerChunk);
    for (const column of this.columns) column.reset(this.#capacity);
    this.rescue.reset(this.#capacity);
  }

  /** Makes room for the row; before anything of it is written. */
  reserve(): void {
    if (this.row < this.#capacity) return;
    this.#capacity = Math.min(this.#capacity * 4, this.rowsPerChunk);
    for (const column of this.columns) column.grow(this.#capacity);
    this.rescue.grow(this.#capacity);
  }

  /** The row is complete. */
  endRow(): void {
    if (this.rescue.endRow()) this.rescuedRows++;
    this.row++;
  }

  /** The row is malformed: it is left out, or holds nothing but its text, where a column wants it. */
  endMalformed(place: FaultPlace, text: Uint8Array): void {
    this.malformedRows++;
    this.firstMalformed ??= place;
    if (!this.#corrupt) return;
    this.reserve();
    this.rescue.beginRow(this.row);
    for (const column of this.columns) column.setNull(this.row);
    putText(this.#corrupt, this.row, corruptText(text));
    this.endRow();
  }

  /** The rows that follow are another file's. */
  beginFile(filePath: string): void {
    this.rescue.tellFile(filePath);
    this.rescuedRows = 0;
    this.malformedRows = 0;
    this.firstMalformed = null;
  }

  /** Forgets the rows from `row` on, and the one begun. */
  takeBack(row: number): void {
    for (const column of this.columns) column.setAllValid(row, this.row);
    this.rescue.takeBack(row, this.row);
    this.row = row;
  }

  /** What `use` makes of the rows complete since the last call; it must not keep the chunk. */
  take<Out>(use: (chunk: Chunk) => Out): Out {
    const rows = this.row;
    const columns = this.columns.map((column) => column.filled(rows));
    const used = use({rows, columns, rescued: this.rescue.filled(rows)});
    this.row = 0;
    this.rowsPerChunk = Math.min(this.#mostRows, this.rowsPerChunk * 2);
    for (const column of this.columns) column.clear();
    this.rescue.clear();
    return used;
  }
}

function putText(column: ColumnBuffer, row: number, text: Uint8Array): void {
  const at = column.offsets[row] ?? 0;
  column.reserveText(at, text.length);
  column.text.set(text, at);
  column.offsets[row + 1] = at + text.length;
  column.setValid(row);
}

/** The text as it stands, without the end of a line; what is no UTF-8 becomes U+FFFD, what is too long is cut and says so. */
function corruptText(text: Uint8Array): Uint8Array {
  const isCut = text.length > longestCorruptText;
  const kept = new TextDecoder('utf-8', {ignoreBOM: true}).decode(
    text.subarray(0, isCut ? longestCorruptText : text.length),
  );
  return new TextEncoder().encode(
    isCut ? `${kept} [cut: ${text.length} bytes in all]` : kept.replace(/[\r\n]+$/, ''),
  );
}
