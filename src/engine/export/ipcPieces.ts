import {AppError} from '#/base/errors';

/**
 * One Arrow IPC stream in pieces. Each piece holds whole messages; the first begins with the
 * schema. The end-of-stream mark may be missing.
 */
export type IpcPieces = AsyncIterable<Uint8Array>;

const endOfStream = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);
/** Each message begins with a continuation mark and the length of its metadata, four bytes each. */
const messagePrefix = 8;

/** Memory for as many bytes. */
type Memory = (length: number) => Uint8Array<ArrayBuffer>;

const newMemory: Memory = (length) => new Uint8Array(length);

/**
 * The same memory each time, for streams that nobody keeps: to have it from the browser anew, page by page, takes longer
 * than to fill it.
 */
export function reusedMemory(): Memory {
  let memory = new Uint8Array();
  return (length) => {
    if (memory.length < length) memory = new Uint8Array(length);
    return memory.subarray(0, length);
  };
}

/**
 * Regroups the pieces into complete IPC streams of at least `bytes` each, but the last: every one
 * repeats the schema. A result without rows is one stream of the schema alone.
 * @throws AppError 'internal' when there is no schema
 */
export async function* ipcStreams(
  pieces: IpcPieces,
  bytes: number,
  memory: Memory = newMemory,
): AsyncGenerator<Uint8Array> {
  let schema: Uint8Array | null = null;
  let batches: Uint8Array[] = [];
  let pending = 0;
  let streams = 0;
  for await (const piece of pieces) {
    const rest = schema ? piece : piece.subarray(schemaLength(piece));
    schema ??= piece.slice(0, schemaLength(piece));
    if (rest.length > 0) batches.push(rest);
    pending += rest.length;
    if (pending < bytes) continue;
    yield joined([schema, ...batches, endOfStream], memory);
    streams += 1;
    batches = [];
    pending = 0;
  }
  if (!schema) throw new AppError('internal', 'A query result came without its schema');
  if (pending > 0 || streams === 0) yield joined([schema, ...batches, endOfStream], memory);
}

function schemaLength(piece: Uint8Array): number {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  return messagePrefix + view.getInt32(4, true);
}

function joined(parts: readonly Uint8Array[], memory: Memory): Uint8Array {
  const whole = memory(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
