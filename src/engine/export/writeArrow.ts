import {Message, MetadataVersion, type Schema} from 'apache-arrow';
import {FileBlock, Footer} from 'apache-arrow/ipc/metadata/file';
import {AppError} from '#/base/errors';
import {exportableSchema} from './exportableSchema';
import type {FilePart} from './filePart';
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
export async function* writeArrow(pieces: IpcPieces): AsyncGenerator<FilePart> {
  yield {bytes: begin, rows: 0};
  let at = begin.length;
  let schema: Schema | null = null;
  const blocks: FileBlock[] = [];
  for await (const piece of pieces) {
    schema ??= exportableSchema(piece);
    let rows = 0;
    const from = at;
    for (const message of messagesOf(piece)) {
      if (message.rows !== null) {
        blocks.push(new FileBlock(message.metadata, message.body, at));
        rows += message.rows;
      }
      at += message.metadata + message.body;
    }
    yield {bytes: new Uint8Array(piece.subarray(0, at - from)), rows};
  }
  if (!schema) throw new AppError('internal', 'A query result came without its schema');
  const footer = Footer.encode(new Footer(schema, MetadataVersion.V5, blocks, []));
  const end = [endOfStream, footer, new Uint8Array(Int32Array.of(footer.length).buffer), magic];
  for (const part of end) yield {bytes: new Uint8Array(part), rows: 0};
}

interface IpcMessage {
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
    const rows = message.isRecordBatch() ? message.header().length : null;
    yield {metadata, body: message.bodyLength, rows};
    at += metadata + message.bodyLength;
  }
}
