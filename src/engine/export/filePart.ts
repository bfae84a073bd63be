/** The next bytes of a file that is being written. */
export interface FilePart {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Rows of the result that were taken in since the part before. */
  readonly rows: number;
}

const encoder = new TextEncoder();

/** A part of text, as UTF-8. */
export const textPart = (text: string, rows: number): FilePart => ({
  bytes: encoder.encode(text),
  rows,
});
