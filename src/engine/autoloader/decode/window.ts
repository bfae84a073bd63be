const padding = 64;
/** Room for the part of a row that windows of one size leave behind. */
const slack = 65_536;
/** More than this is not kept for one row. */
export const longestRow = 0x4000_0000;

/**
 * The part of the file's text in memory: what is not yet read, with zero bytes behind it. No rule of JSON or of our CSV
 * allows a zero byte, so readers stop there without asking for the length.
 */
export class Window {
  bytes = new Uint8Array(padding);
  view = new DataView(this.bytes.buffer);
  /** The next byte to read. */
  position = 0;
  end = 0;
  /** Offset in the file's text of `bytes[0]`. */
  offset = 0;

  /** Begins the text of another file. */
  restart(): void {
    this.position = 0;
    this.end = 0;
    this.offset = 0;
  }

  /** Room for `length` more bytes behind the unread ones, which move to the front. */
  room(length: number): Uint8Array {
    const unread = this.end - this.position;
    if (unread + length + padding > this.bytes.length) {
      const larger = new Uint8Array(
        Math.max(
          unread + length + padding + Math.min(length, slack),
          Math.min(longestRow, unread * 2),
        ),
      );
      larger.set(this.bytes.subarray(this.position, this.end));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    } else this.bytes.copyWithin(0, this.position, this.end);
    this.offset += this.position;
    this.position = 0;
    this.end = unread;
    return this.bytes.subarray(unread, unread + length);
  }

  /** Takes in the first `length` bytes of what `room` gave. */
  filled(length: number): void {
    this.end += length;
    this.bytes.fill(0, this.end, this.end + padding);
  }
}
