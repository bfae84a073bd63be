import {createSHA256} from 'hash-wasm';
import type {ByteSource} from '#/base/blobSource';

/** The browser's own SHA-256 is four times as fast as WebAssembly, but wants the bytes at once. */
const atOnceBytes = 256 * 2 ** 20;
const windowBytes = 4 * 2 ** 20;

/** SHA-256 of a whole file as staged, hexadecimal. Memory: the file's size, at most `atOnce`, and 4 MB. */
export async function hashFile(source: ByteSource, atOnce = atOnceBytes): Promise<string> {
  if (source.size > atOnce) return hashInWindows(source);
  const bytes = new Uint8Array(source.size);
  await source.read(bytes, 0);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function hashInWindows(source: ByteSource): Promise<string> {
  const hash = (await createSHA256()).init();
  const room = new Uint8Array(windowBytes);
  for (let at = 0; at < source.size; ) {
    const length = await source.read(room, at);
    if (length === 0) break;
    hash.update(room.subarray(0, length));
    at += length;
  }
  return hash.digest();
}

let hasher: ReturnType<typeof createSHA256> | null = null;

/** SHA-256 of some bytes, hexadecimal: of few, WebAssembly has it sooner than the browser answers. */
export async function hashBytes(bytes: Uint8Array): Promise<string> {
  hasher ??= createSHA256();
  const hash = await hasher;
  return hash.init().update(bytes).digest();
}
