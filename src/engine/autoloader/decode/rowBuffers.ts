import {ColumnBuffer, type FilledColumn, type TargetColumn} from './columnBuffer';
import {Rescue} from './rescue';

/** Rows decoded, as Arrow buffers in the order of the target columns. */
export interface Chunk {
  readonly rows: number;
  readonly columns: readonly FilledColumn[];
  /** `_rescued_data`. */
  readonly rescued: FilledColumn;
}

export interface DecoderOptions {
  readonly columns: readonly TargetColumn[];
  /** Told in `_rescued_data`. */
  readonly filePath: string;
  readonly rowsPerChunk: number;
}

const firstCapacity = 256;

/** The columns of the chunk being decoded, `_rescued_data` among them, and the row being written. */
export class RowBuffers {
  /** Rows complete since the last `take`; the number of the row being written. */
  row = 0;
  rescuedRows = 0;
  readonly columns: readonly ColumnBuffer[];
  readonly rescue: Rescue;
  readonly rowsPerChunk: number;
  #capacity = 0;

  constructor({columns, filePath, rowsPerChunk}: DecoderOptions) {
    this.rowsPerChunk = Math.max(1, rowsPerChunk);
    this.columns = columns.map(({type}) => new ColumnBuffer(type));
    this.rescue = new Rescue(filePath);
    this.#reset(Math.min(firstCapacity, this.rowsPerChunk));
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

  /** The rows complete since the last call. */
  take(): Chunk {
    const rows = this.row;
    const columns = this.columns.map((column) => column.filled(rows));
    const rescued = this.rescue.filled(rows);
    this.#reset(this.#capacity);
    return {rows, columns, rescued};
  }

  #reset(rows: number): void {
    this.row = 0;
    this.#capacity = rows;
    for (const column of this.columns) column.reset(rows);
    this.rescue.reset(rows);
  }
}
