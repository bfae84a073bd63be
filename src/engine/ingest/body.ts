import {AppError} from '#/base/errors';

const space = new Set([0x20, 0x09, 0x0a, 0x0d]);
const byteOrderMark = new Set([0xef, 0xbb, 0xbf]);
const openBracket = 0x5b;

/**
 * Chunks of a body as they come. Stops with the signal even where the body itself does not. `waiting` is
 * told when it begins and ends to wait for the body.
 *
 * @throws AppError 'source.unreachable' when the body breaks off, or the signal's reason
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  waiting: (on: boolean) => void = () => undefined,
): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, {once: true});
  let bytes = 0;
  try {
    for (;;) {
      waiting(true);
      const {done, value} = await reader.read();
      waiting(false);
      signal.throwIfAborted();
      if (done) return;
      bytes += value.length;
      yield value;
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new AppError('source.unreachable', `The answer broke off after ${bytes} bytes`, {cause});
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/**
 * Lets through only what begins like a JSON array, without looking further.
 *
 * @throws AppError 'source.bad-answer' for anything else, 'source.empty' for OpenF1's words that nothing matches
 */
export async function* arrayOnly(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  let begun = false;
  for await (const chunk of body) {
    if (!begun) begun = beginsArray(chunk);
    yield chunk;
  }
  if (!begun) throw new AppError('source.bad-answer', 'The answer was blank');
}

/** False when the chunk is blank, so that the next one tells. */
function beginsArray(chunk: Uint8Array): boolean {
  const first = chunk.find((byte) => !space.has(byte) && !byteOrderMark.has(byte));
  if (first === undefined || first === openBracket) return first !== undefined;
  const text = new TextDecoder().decode(chunk.subarray(0, 200)).trim();
  if (text.includes('No results found')) throw new AppError('source.empty', 'Nothing matches');
  throw new AppError('source.bad-answer', `The answer is no list of rows: ${text.slice(0, 60)}`);
}
