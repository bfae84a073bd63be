/**
 * The bytes at `at` are not what JSON allows there. Positions count from the start of the window while reading, from
 * the start of the file once it leaves the decoder.
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

/** Why a file is no JSON array of objects, and the offset in the file of the first byte that shows it. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';
  readonly byte: number;
  readonly reason: string;

  constructor(byte: number, reason: string) {
    super(`${reason} at byte ${byte}`);
    this.byte = byte;
    this.reason = reason;
  }
}
