import {putInteger} from './numbers';

/** How many rows on end come from a file. */
export interface FileRows {
  readonly fileNumber: number;
  readonly rows: number;
}

/** The number of the file of all rows, or of a chunk of several files the rows of each, in order. */
export type FileNumbers = number | readonly FileRows[];

/** For every row, mostly as in the chunk before. */
let ofOneFile = {fileNumber: 0, words: new Int32Array(0)};

/** The number of each row's file as 64-bit integers. */
export function fileNumberWords(files: FileNumbers, rows: number): Int32Array {
  if (typeof files !== 'number') {
    const words = new Int32Array(rows * 2);
    let at = 0;
    for (const file of files) {
      repeat(words.subarray(at * 2, (at + file.rows) * 2), file.fileNumber);
      at += file.rows;
    }
    return words;
  }
  if (ofOneFile.fileNumber !== files || ofOneFile.words.length < rows * 2) {
    ofOneFile = {fileNumber: files, words: new Int32Array(rows * 2)};
    repeat(ofOneFile.words, files);
  }
  return ofOneFile.words.subarray(0, rows * 2);
}

function repeat(words: Int32Array, value: number): void {
  if (words.length === 0) return;
  putInteger(words, 0, value);
  for (let done = 2; done < words.length; done *= 2) words.copyWithin(done, 0, done);
}
