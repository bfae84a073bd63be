/** A message of an Arrow IPC stream: where it stands in its bytes, and the rows of a record batch. */
export interface StreamMessage {
  readonly at: number;
  readonly length: number;
  readonly kind: 'schema' | 'rows' | 'other';
  readonly rows: number;
}

/** Continuation mark and length of the metadata. */
const prefixLength = 8;
const kinds: Readonly<Record<number, StreamMessage['kind']>> = {1: 'schema', 3: 'rows'};

/** The messages in a piece of a stream that holds whole ones. Reads their metadata only. */
export function messagesIn(piece: Uint8Array): readonly StreamMessage[] {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  const found: StreamMessage[] = [];
  let at = 0;
  while (at + prefixLength <= piece.length) {
    const metadataLength = view.getInt32(at + 4, true);
    if (metadataLength <= 0) break;
    const message = rootTable(view, at + prefixLength);
    const kind = kinds[view.getUint8(fieldAt(view, message, 1) ?? at)] ?? 'other';
    const body = fieldAt(view, message, 3);
    const bodyLength = body === undefined ? 0 : Number(view.getBigInt64(body, true));
    const length = prefixLength + metadataLength + bodyLength;
    found.push({at, length, kind, rows: kind === 'rows' ? rowsOf(view, message) : 0});
    at += length;
  }
  return found;
}

function rowsOf(view: DataView, message: number): number {
  const header = fieldAt(view, message, 2);
  if (header === undefined) return 0;
  const length = fieldAt(view, header + view.getUint32(header, true), 0);
  return length === undefined ? 0 : Number(view.getBigInt64(length, true));
}

const rootTable = (view: DataView, at: number): number => at + view.getUint32(at, true);

/** Place of a field of a FlatBuffers table; undefined when it has its default. */
function fieldAt(view: DataView, table: number, field: number): number | undefined {
  const fields = table - view.getInt32(table, true);
  const entry = 4 + 2 * field;
  if (entry >= view.getUint16(fields, true)) return undefined;
  const offset = view.getUint16(fields + entry, true);
  return offset === 0 ? undefined : table + offset;
}
