import type {MalformedFile} from './fault';
import type {NewColumns} from './inference';

/** Rows read by one step at most: between steps the size of the chunk is looked at. */
export const rowsPerStep = 256;

/** Reads the rows of one format from a window into buffers. */
export interface RowSource {
  readonly newColumns: NewColumns;
  /**
   * Reads what stands before the next row, or some rows, and moves the window's position behind what is read for good.
   * `isLast`: nothing comes behind the window.
   *
   * @throws Fault at the end of the window at the latest
   * @throws MalformedFile
   */
  step(isLast: boolean): void;
  /** Whether the file may end at the end of the window, given that `step` could read no further. */
  isComplete(): boolean;
  /** What is wrong with the file as a whole, where that says more than the fault found. */
  complaint(): MalformedFile | null;
}
