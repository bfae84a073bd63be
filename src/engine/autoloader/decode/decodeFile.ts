import {AppError} from '#/base/errors';
import {formatOf} from '#/engine/storage/fileFormat';
import {bronzeMetadata} from '#/lakehouse/define';
import {toArrowStream} from './arrowStream';
import {type ByteSource, isMissing} from './byteSource';
import {Decoder} from './decoder';
import type {DecodedChunk, DecodeJob, DecodeOutcome} from './decodeProtocol';
import {MalformedFile} from './fault';
import {hashFile} from './hashFile';
import type {Chunk} from './rowBuffers';
import {inflatedText, plainText, type TextStream} from './textStream';

/** A quarter of a DuckDB row group: the first is with the database before the second is decoded. */
const rowsPerChunk = 30_720;

interface Sink {
  /** Resolves when the next chunk may come. */
  send(chunk: DecodedChunk): Promise<void>;
  readonly signal: AbortSignal;
}

/** Decodes an opened file of the format its name tells and closes it; returns its last rows with the outcome. @throws AppError 'cancelled' */
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
  const {rows, isGzip} = formatOf(job.path) ?? {rows: 'json', isGzip: false};
  const options = {columns: target, filePath: job.sourceFile, rowsPerChunk};
  const decoder = new Decoder(options, rows);
  const text = isGzip ? inflatedText(source) : plainText(source);
  const stream = (chunk: Chunk): DecodedChunk => ({
    arrow: toArrowStream(chunk, layout, job),
    rows: chunk.rows,
  });
  let malformed: MalformedFile | null = null;
  let last: Chunk | null = null;
  const send = async (chunks: readonly Chunk[]) => {
    for (const chunk of chunks) await sink.send(stream(chunk));
  };
  try {
    await readAll(text, decoder, {send, signal: sink.signal});
    const rest = decoder.finish();
    await send(rest.slice(0, -1));
    last = rest.at(-1) ?? null;
  } catch (thrown) {
    if (!(thrown instanceof MalformedFile)) throw thrown;
    malformed = thrown;
  } finally {
    await text.close();
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
  const {columns: newColumns, widened, extended} = decoder.newColumns();
  const outcome: DecodeOutcome = {
    kind: 'decoded',
    rows: decoder.rows,
    rescuedRows: decoder.rescuedRows,
    bytes: source.size,
    sha256,
    newColumns,
    widened,
    extended,
  };
  return {outcome, last: last ? stream(last) : null};
}

async function readAll(
  text: TextStream,
  decoder: Decoder,
  sink: {send(chunks: readonly Chunk[]): Promise<void>; readonly signal: AbortSignal},
): Promise<void> {
  while (!text.isAtEnd) {
    if (sink.signal.aborted) throw new AppError('cancelled', 'Cancelled');
    const length = await text.read(decoder.room(text.window));
    await sink.send(decoder.filled(length));
    if (!text.isAtEnd) await otherMessages();
  }
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
