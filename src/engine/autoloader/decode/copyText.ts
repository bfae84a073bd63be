import type {ColumnBuffer} from './columnBuffer';
import {skipEscape, skipUtf8} from './skip';
import {unescapeInto} from './text';

/** Bytes that are free behind the text while a word or an escape is written. */
const slack = 16;

/** The top bit of each byte that cannot be copied as it is; above the first such byte also of others. */
const specialBytes = (word: number): number =>
  (((word ^ 0x22222222) - 0x01010101) |
    ((word ^ 0x5c5c5c5c) - 0x01010101) |
    (word - 0x20202020) |
    word) &
  0x80808080;

/**
 * Writes the string at `p`, its opening quote, as the column's `row`, four bytes at a time: a word that holds no quote, no
 * backslash, no control character and nothing but ASCII is copied as it is. Of any other the bytes before the first
 * such are, and what else was written lies behind the text's end, where the next word or row goes. Returns the position
 * behind the string, or -1 at a lone surrogate or control character.
 *
 * @throws Fault
 */
export function copyText(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  view: DataView,
  p: number,
): number {
  let at = column.offsets[row] ?? 0;
  let {text, textView} = column;
  let last = text.length - slack;
  for (p++; ; ) {
    if (at > last) {
      column.reserveText(at, slack);
      ({text, textView} = column);
      last = text.length - slack;
    }
    let word = view.getInt32(p, true);
    textView.setInt32(at, word, true);
    let special = specialBytes(word);
    if (special === 0) {
      at += 4;
      p += 4;
      word = view.getInt32(p, true);
      textView.setInt32(at, word, true);
      special = specialBytes(word);
      if (special === 0) {
        at += 4;
        p += 4;
        continue;
      }
    }
    const plain = (31 - Math.clz32(special & -special)) >> 3;
    at += plain;
    p += plain;
    const c = bytes[p] ?? 0;
    if (c === 0x22) break;
    if (c >= 0x80) {
      for (const end = skipUtf8(bytes, p); p < end; p++) text[at++] = bytes[p] ?? 0;
      continue;
    }
    if (c !== 0x5c) return -1;
    let end = skipEscape(bytes, p);
    // Perhaps the other half of a pair.
    if (end - p === 6 && bytes[end] === 0x5c) end = skipEscape(bytes, end);
    at = unescapeInto(text, at, bytes, p, end);
    if (at < 0) return -1;
    p = end;
  }
  column.offsets[row + 1] = at;
  return p + 1;
}
