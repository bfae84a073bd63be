import {AppError} from '#/base/errors';
import {formatOf} from '#/engine/storage/fileFormat';
import {isLineage} from '#/lakehouse/bronze/storedBronze';
import {bronzeMetadata} from '#/lakehouse/define';
import {toArrowStream} from './arrowStream';
import type {ByteSource} from '#/base/blobSource';
import {isMissing} from './openByteSource';
import type {TargetColumn} from './columnBuffer';
import {Decoder} from './decoder';
import type {DecodedChunk, DecodeJob, DecodeOutcome} from './decodeProtocol';
import {MalformedFile} from './fault';
import {hashFile} from './hashFile';
import {longestCorruptText, type ReadRules, usualRules} from './readRules';
import {type Chunk, RowBuffers} from './rowBuffers';
import {inflatedText, plainText, shortText, type TextStream} from './textStream';

/** A quarter of a DuckDB row group. Each chunk costs the database one or two milliseconds beside its rows. */
const rowsPerChunk = 30_720;
/** The database has nothing to do until the first is there. */
const rowsInFirstChunk = 4_096;
/** A file of fewer bytes is decoded sooner than more chunks are inserted. */
const fewBytes = 2 * 2 ** 20;

interface Sink {
  /** Resolves when the next chunk may come. */
  send(chunk: DecodedChunk): Promise<void>;
  readonly signal: AbortSignal;
}

interface Decoded {
  readonly outcome: DecodeOutcome;
  readonly last: DecodedChunk | null;
}

/** Decodes an opened file of the format its name tells and closes it; returns its last rows with the outcome. @throws AppError 'cancelled' */
export async function decodeFile(
  job: DecodeJob,
  source: ByteSource | null,
  sink: Sink,
): Promise<Decoded> {
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

async function decodeSource(job: DecodeJob, source: ByteSource, sink: Sink): Promise<Decoded> {
  const rules = job.rules ?? usualRules;
  const columns = targetColumns(job.columns, rules);
  const layout = {table: job.columns, target: columns, rescued: rules.rescuedColumn};
  const stream = (chunk: Chunk): DecodedChunk => ({
    arrow: toArrowStream(chunk, layout, job.fileNumber),
    rows: chunk.rows,
  });
  const {rows: format, isGzip} = formatOf(job.path) ?? {rows: 'json', isGzip: false};
  const openText = () => (isGzip ? inflatedText(source) : plainText(source));
  const options = {
    columns,
    filePath: job.sourceFile,
    rowsPerChunk,
    rowsInFirstChunk: source.size < fewBytes ? rowsPerChunk : rowsInFirstChunk,
    rules,
  };
  const decoder = new Decoder(options, stream, format);
  const isOneRecord = rules.malformedRecord === 'keep' && format === 'json';
  const sending = holdingBack(isOneRecord && !rules.keepsRowsBeforeFault, sink);
  const {malformed, last} = await readRows(openText(), decoder, {
    ...sending,
    signal: sink.signal,
    keepsRowsBeforeFault: rules.keepsRowsBeforeFault,
  });
  // Now, while the last rows are being inserted: before, it would take the decoder's core.
  const sha256 = job.hash ? await hashFile(source) : null;
  const staged = {bytes: source.size, sha256};
  if (!malformed || rules.keepsRowsBeforeFault)
    return {
      outcome: {kind: 'decoded', ...staged, ...countsOf(decoder, rules, malformed)},
      last,
    };
  const {byte, reason} = malformed;
  const text =
    isOneRecord && !sending.hasSent() ? await shortText(openText(), longestCorruptText) : null;
  if (!text) return {outcome: {kind: 'malformed', byte, reason, ...staged}, last: null};
  const record = new RowBuffers(options);
  record.endMalformed({byte, reason}, text);
  const counts = {rows: 1, rescuedRows: 0, malformedRows: 1, breaksOff: false};
  const misfits = {newColumns: [], widened: [], extended: []};
  return {
    outcome: {kind: 'decoded', ...staged, ...counts, ...misfits, fault: {byte, reason}},
    last: record.take(stream),
  };
}

/** The columns that keys of a file may fill. */
export function targetColumns(
  columns: readonly TargetColumn[],
  {rescuedColumn}: ReadRules,
): readonly TargetColumn[] {
  return columns.filter(
    ({name}) => !isLineage(name) && !Object.hasOwn(bronzeMetadata, name) && name !== rescuedColumn,
  );
}

export function countsOf(
  decoder: Counted,
  {rescuedColumn}: ReadRules,
  malformed: MalformedFile | null,
) {
  const {rows, rescuedRows, malformedRows, firstMalformed} = decoder;
  const {columns, widened, extended} = decoder.newColumns();
  const taken = rescuedColumn?.toLowerCase();
  return {
    rows,
    rescuedRows,
    malformedRows,
    newColumns: columns.filter(({name}) => name.toLowerCase() !== taken),
    widened,
    extended,
    fault: malformed ? {byte: malformed.byte, reason: malformed.reason} : firstMalformed,
    breaksOff: malformed !== null,
  };
}

type FileDecoder = Decoder<DecodedChunk>;
type Counted = Pick<
  FileDecoder,
  'rows' | 'rescuedRows' | 'malformedRows' | 'firstMalformed' | 'newColumns'
>;

interface Sending {
  /** `textBytes`: how much of the text was read for them. */
  send(chunks: readonly DecodedChunk[], textBytes: number): Promise<void>;
  /** All that was held back. */
  release(): Promise<void>;
  hasSent(): boolean;
}

/** While the file may yet become one row of its text, its chunks are held back when it `holds`. */
function holdingBack(holds: boolean, sink: Sink): Sending {
  const held: DecodedChunk[] = [];
  let textRead = 0;
  let hasSent = false;
  async function release() {
    for (const chunk of held.splice(0)) {
      hasSent = true;
      await sink.send(chunk);
    }
  }
  return {
    release,
    hasSent: () => hasSent,
    async send(chunks, textBytes) {
      held.push(...chunks);
      textRead += textBytes;
      if (!holds || textRead > longestCorruptText) await release();
    },
  };
}

interface SendingTo extends Sending {
  readonly signal: AbortSignal;
  readonly keepsRowsBeforeFault: boolean;
}

/** Sends all rows but the last chunk, which it returns. */
async function readRows(text: TextStream, decoder: FileDecoder, sending: SendingTo) {
  let malformed: MalformedFile | null = null;
  let rest: readonly DecodedChunk[] = [];
  try {
    await readAll(text, decoder, sending);
    rest = decoder.finish();
  } catch (thrown) {
    if (!(thrown instanceof MalformedFile)) throw thrown;
    malformed = thrown;
    if (sending.keepsRowsBeforeFault) rest = decoder.rowsBeforeFault();
  } finally {
    await text.close();
  }
  await sending.send(rest.slice(0, -1), 0);
  if (!malformed) await sending.release();
  return {malformed, last: rest.at(-1) ?? null};
}

async function readAll(text: TextStream, decoder: FileDecoder, sending: SendingTo): Promise<void> {
  while (!text.isAtEnd) {
    if (sending.signal.aborted) throw new AppError('cancelled', 'Cancelled');
    const length = await text.read(decoder.room(text.window));
    await sending.send(decoder.filled(length), length);
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
