import {AppError} from '#/base/errors';
import {bronzeMetadata} from '#/lakehouse/define';
import {toArrowStream} from './arrowStream';
import {type ByteSource, isMissing} from './byteSource';
import {type Chunk, Decoder} from './decoder';
import type {DecodedChunk, DecodeJob, DecodeOutcome} from './decodeProtocol';
import {MalformedJson} from './fault';
import {hashFile} from './hashFile';

const windowBytes = 4 * 2 ** 20;
/** A quarter of a DuckDB row group: the first is with the database before the second is decoded. */
const rowsPerChunk = 30_720;

interface Sink {
  /** Resolves when the next chunk may come. */
  send(chunk: DecodedChunk): Promise<void>;
  readonly signal: AbortSignal;
}

/** Decodes an opened file and closes it; returns its last rows with the outcome. @throws AppError 'cancelled' */
export async function decodeFile(
  job: DecodeJob,
  source: ByteSource | null,
  sink: Sink,
): Promise<{readonly outcome: DecodeOutcome; readonly last: DecodedChunk | null}> {
  if (!source) return {outcome: {kind: 'missing'}, last: null};
  try {
    return await decodeSource(job, source, sink);
  } catch (thrown) {
    if (isMissing(thrown)) return {outcome: {kind: 'missing'}, last: null};
    throw thrown;
  } finally {
    source.close();
  }
}

async function decodeSource(job: DecodeJob, source: ByteSource, sink: Sink) {
  const target = job.columns.filter(({name}) => !Object.hasOwn(bronzeMetadata, name));
  const layout = {table: job.columns, target};
  const decoder = new Decoder({columns: target, filePath: job.sourceFile, rowsPerChunk});
  const stream = (chunk: Chunk): DecodedChunk => ({
    arrow: toArrowStream(chunk, layout, job),
    rows: chunk.rows,
  });
  let malformed: MalformedJson | null = null;
  let bytes = 0;
  let last: Chunk | null = null;
  const send = async (chunks: readonly Chunk[]) => {
    for (const chunk of chunks) await sink.send(stream(chunk));
  };
  try {
    while (bytes < source.size) {
      if (sink.signal.aborted) throw new AppError('cancelled', 'Cancelled');
      const room = decoder.room(Math.min(windowBytes, source.size - bytes));
      const length = await source.read(room, bytes);
      if (length === 0) break;
      bytes += length;
      await send(decoder.filled(length));
      if (bytes < source.size) await otherMessages();
    }
    const rest = decoder.finish();
    await send(rest.slice(0, -1));
    last = rest.at(-1) ?? null;
  } catch (thrown) {
    if (!(thrown instanceof MalformedJson)) throw thrown;
    malformed = thrown;
  }
  // Now, while the last rows are being inserted: before, it would take the decoder's core.
  const sha256 = job.hash ? await hashFile(source) : null;
  if (malformed) {
    const {byte, reason} = malformed;
    return {
      outcome: {kind: 'malformed', byte, reason, bytes: source.size, sha256} as const,
      last: null,
    };
  }
  const outcome: DecodeOutcome = {
    kind: 'decoded',
    rows: decoder.rows,
    rescuedRows: decoder.rescuedRows,
    bytes,
    sha256,
    newColumns: decoder.newColumns().columns,
  };
  return {outcome, last: last ? stream(last) : null};
}

const turn = new MessageChannel();
turn.port1.start();

/** Lets the messages that have arrived be handled, a cancel among them. */
function otherMessages(): Promise<void> {
  return new Promise((resolve) => {
    turn.port1.addEventListener('message', () => resolve(), {once: true});
    turn.port2.postMessage(null);
  });
}
