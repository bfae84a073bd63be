import type {FileHead} from '#/contracts/files';
import {blobSource} from '#/base/blobSource';
import {MalformedFile} from './decode/fault';
import {inflatedText} from './decode/textStream';

/** Bytes shown before and after the one that matters: 200 with it, whatever its character. */
const reach = 98;
/** A character of UTF-8 has at most three bytes after its first. */
const longestTail = 3;

/** @param around a byte's offset in the text, inflated where the file is; its end when beyond it */
export async function textAround(file: Blob, around: number): Promise<FileHead> {
  const wanted = Math.max(0, Math.trunc(around));
  const {begin, bytes, hasMore} = (await isGzip(file))
    ? await inflatedWindow(file, wanted)
    : await plainWindow(file, Math.min(wanted, file.size));
  const first = begin === 0 ? 0 : nextCharacter(bytes, 0);
  const at = Math.min(wanted - begin, bytes.length);
  const marked = Math.max(first, characterStart(bytes, at));
  const rest = marked < bytes.length ? nextCharacter(bytes, marked + 1) : marked;
  const last = hasMore ? characterStart(bytes, bytes.length - 1) : bytes.length;
  const text = (from: number, to: number) =>
    new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(from, Math.max(from, to)));
  return {
    before: text(first, marked),
    at: text(marked, rest),
    after: text(rest, last),
    from: begin + first,
    hasMore,
  };
}

/** Some bytes of a text, and whether it goes on after them. */
interface Window {
  readonly begin: number;
  readonly bytes: Uint8Array;
  readonly hasMore: boolean;
}

async function plainWindow(file: Blob, at: number): Promise<Window> {
  const begin = Math.max(0, at - reach);
  const bytes = new Uint8Array(await file.slice(begin, endOf(at)).arrayBuffer());
  return {begin, bytes, hasMore: begin + bytes.length < file.size};
}

const endOf = (at: number) => at + reach + 1 + longestTail;

async function isGzip(file: Blob): Promise<boolean> {
  const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return a === 0x1f && b === 0x8b;
}

/** Inflated at a time. */
const windowBytes = 2 ** 16;

/** Inflates up to the window. A body that breaks off or is damaged ends there. */
async function inflatedWindow(file: Blob, at: number): Promise<Window> {
  const text = inflatedText(blobSource(file));
  const room = new Uint8Array(windowBytes);
  let kept = new Uint8Array(0);
  let begin = 0;
  try {
    while (begin + kept.length <= endOf(at) && !text.isAtEnd) {
      const piece = room.subarray(0, await text.read(room));
      const joined = new Uint8Array(kept.length + piece.length);
      joined.set(kept);
      joined.set(piece, kept.length);
      const surplus = Math.max(0, Math.min(at - begin, joined.length) - reach);
      kept = joined.subarray(surplus);
      begin += surplus;
    }
  } catch (thrown) {
    if (!(thrown instanceof MalformedFile)) throw thrown;
  } finally {
    await text.close();
  }
  const length = endOf(at) - begin;
  return {begin, bytes: kept.subarray(0, length), hasMore: kept.length > length};
}

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
