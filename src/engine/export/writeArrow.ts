import {Message, MetadataVersion, type Schema} from 'apache-arrow';
import {FileBlock, Footer} from 'apache-arrow/ipc/metadata/file';
import {AppError} from '#/base/errors';
import {BlobParts, type WrittenFile} from './blobParts';
import {exportableSchema} from './exportableSchema';
import type {IpcPieces} from './ipcPieces';

const magic = new TextEncoder().encode('ARROW1');
/** The first message begins at a multiple of eight. */
const begin = Uint8Array.of(...magic, 0, 0);
const endOfStream = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);
/** Each message begins with a continuation mark and the length of its metadata, four bytes each. */
const messagePrefix = 8;

/**
 * A query result as an Arrow IPC file, also known as Feather 2, not compressed: the messages as DuckDB made them, and
 * at the end where each of them is.
 * @throws AppError 'sql.invalid' for a column that must be cast first; whatever the pieces throw
 */
export async function writeArrow(pieces: IpcPieces): Promise<WrittenFile> {
  const parts = new BlobParts();
  parts.add(begin);
  let at = begin.length;
  let schema: Schema | null = null;
  const blocks: FileBlock[] = [];
  let rows = 0;
  for await (const piece of pieces) {
    schema ??= exportableSchema(piece);
    for (const message of messagesOf(piece)) {
      if (message.rows !== null) {
        blocks.push(new FileBlock(message.metadata, message.body, at));
        rows += message.rows;
      }
      parts.add(new Uint8Array(message.bytes));
      at += message.bytes.length;
    }
  }
  if (!schema) throw new AppError('internal', 'A query result came without its schema');
  const footer = Footer.encode(new Footer(schema, MetadataVersion.V5, blocks, []));
  parts.add(endOfStream);
  parts.add(new Uint8Array(footer));
  parts.add(new Uint8Array(Int32Array.of(footer.length).buffer));
  parts.add(magic);
  return {blob: parts.blob('application/vnd.apache.arrow.file'), rows};
}

interface IpcMessage {
  readonly bytes: Uint8Array;
  /** Bytes of its metadata, its prefix and padding included. */
  readonly metadata: number;
  readonly body: number;
  /** Null of the schema. */
  readonly rows: number | null;
}

/** The messages in a piece; the mark of the stream's end is none. */
function* messagesOf(piece: Uint8Array): Generator<IpcMessage> {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  for (let at = 0; at < piece.length; ) {
    const length = view.getInt32(at + 4, true);
    if (length === 0) return;
    const metadata = messagePrefix + length;
    const message = Message.decode(piece.subarray(at + messagePrefix, at + metadata));
    const bytes = piece.subarray(at, at + metadata + message.bodyLength);
    const rows = message.isRecordBatch() ? message.header().length : null;
    yield {bytes, metadata, body: message.bodyLength, rows};
    at += bytes.length;
  }
}
