import type {FileHead} from '#/contracts/engine';

/** Bytes shown before and after the one that matters: 200 with it, whatever its character. */
const reach = 98;

/** @param around a byte's offset; the end of the file when beyond it */
export async function textAround(file: Blob, around: number): Promise<FileHead> {
  const at = Math.min(Math.max(0, Math.trunc(around)), file.size);
  const begin = Math.max(0, at - reach);
  const bytes = new Uint8Array(await file.slice(begin, at + reach + 4).arrayBuffer());
  const first = begin === 0 ? 0 : nextCharacter(bytes, 0);
  const marked = Math.max(first, characterStart(bytes, at - begin));
  const rest = Math.min(
    bytes.length,
    marked < bytes.length ? nextCharacter(bytes, marked + 1) : marked,
  );
  const last =
    begin + bytes.length < file.size ? characterStart(bytes, bytes.length - 1) : bytes.length;
  const text = (from: number, to: number) =>
    new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(from, Math.max(from, to)));
  return {
    before: text(first, marked),
    at: text(marked, rest),
    after: text(rest, last),
    from: begin + first,
    bytes: file.size,
  };
}

/** A character of UTF-8 has at most three bytes after its first. */
const longestTail = 3;
const isTail = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Where the character that holds byte `at` begins; `at` itself where that is no UTF-8. */
function characterStart(bytes: Uint8Array, at: number): number {
  for (let start = at; start >= Math.max(0, at - longestTail); start -= 1)
    if (!isTail(bytes[start])) return start;
  return at;
}

/** The first byte from `at` on that begins a character. */
function nextCharacter(bytes: Uint8Array, at: number): number {
  for (let start = at; start <= at + longestTail; start += 1)
    if (!isTail(bytes[start])) return start;
  return at;
}
