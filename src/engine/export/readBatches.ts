import {RecordBatchReader, type RecordBatch, type Schema} from 'apache-arrow';
import {refuseUnexportable} from './exportableSchema';
import {ipcStreams, type IpcPieces} from './ipcPieces';

export interface DecodedBatches {
  readonly schema: Schema;
  readonly batches: AsyncGenerator<RecordBatch>;
}

const decodedAtOnce = 2 ** 20;

/**
 * Decodes about one MB at a time.
 * @throws AppError 'sql.invalid' for a column no export has; whatever the pieces throw
 */
export async function readBatches(pieces: IpcPieces): Promise<DecodedBatches> {
  const streams = ipcStreams(pieces, decodedAtOnce);
  const first = await streams.next();
  const stream = first.done ? new Uint8Array() : first.value;
  const schema = refuseUnexportable(RecordBatchReader.from(stream).open().schema);
  async function* batches() {
    try {
      yield* RecordBatchReader.from(stream);
      for await (const next of streams) yield* RecordBatchReader.from(next);
    } finally {
      await streams.return(undefined);
    }
  }
  return {schema, batches: batches()};
}
