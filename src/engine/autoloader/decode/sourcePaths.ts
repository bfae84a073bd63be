/** How many rows on end come from a file. */
export interface SourceRows {
  readonly sourceFile: string;
  readonly rows: number;
}

/** The file of all rows, or of a chunk of several files the rows of each, in order. */
export type SourceFile = string | readonly SourceRows[];

/** The paths as text that Arrow takes: where each begins, and behind the last one's end. */
export function pathBuffers(sourceFile: SourceFile): {
  readonly length: number;
  readonly ends: Int32Array;
  readonly text: Uint8Array;
} {
  const names =
    typeof sourceFile === 'string' ? [sourceFile] : sourceFile.map((file) => file.sourceFile);
  const utf8 = new TextEncoder();
  const ends = new Int32Array(names.length + 1);
  names.forEach((name, i) => {
    ends[i + 1] = (ends[i] ?? 0) + utf8.encode(name).length;
  });
  return {length: names.length, ends, text: utf8.encode(names.join(''))};
}

/** The first path for every row. */
let firstPath = new Uint8Array(0);

/** Which path each row has: one byte a row, or two of several files. */
export function pathIndex(sourceFile: SourceFile, rows: number): Uint8Array {
  if (typeof sourceFile === 'string') {
    if (firstPath.length < rows) firstPath = new Uint8Array(rows);
    return firstPath.subarray(0, rows);
  }
  const index = new Int16Array(rows);
  let at = 0;
  sourceFile.forEach((file, i) => {
    index.fill(i, at, at + file.rows);
    at += file.rows;
  });
  return new Uint8Array(index.buffer);
}
