/**
 * The bytes at `at` are not what the format allows there. Positions count from the start of the window while reading,
 * from the start of the file once it leaves the decoder.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly at: number;
  /** What is wrong, when a byte stands there. */
  readonly reason: string;
  /** What is wrong, when the file ends there. */
  readonly atEnd: string;

  constructor(at: number, reason: string, atEnd: string) {
    super(reason);
    this.at = at;
    this.reason = reason;
    this.atEnd = atEnd;
  }
}

/**
 * Why a file is none of its format, and the offset of the first byte that shows it: in the file, or in what a
 * compressed file holds.
 */
export class MalformedFile extends Error {
  override readonly name = 'MalformedFile';
  readonly byte: number;
  readonly reason: string;

  constructor(byte: number, reason: string) {
    super(`${reason} at byte ${byte}`);
    this.byte = byte;
    this.reason = reason;
  }
}
