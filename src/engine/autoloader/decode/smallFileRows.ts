import {formatOf} from '#/engine/storage/fileFormat';
import {toArrowStream} from './arrowStream';
import {countsOf, targetColumns} from './decodeFile';
import {rowSource} from './decoder';
import type {DecodedChunk, SmallFileOutcome, SmallFilesJob} from './decodeProtocol';
import {Fault, MalformedFile} from './fault';
import type {FileRows} from './fileNumbers';
import {usualRules} from './readRules';
import {RowBuffers} from './rowBuffers';
import type {RowSource} from './rowSource';
import {Window} from './window';

const mostRows = 30_720;

type SmallFile = Pick<SmallFilesJob['files'][number], 'sourceFile' | 'fileNumber'>;

/** Decodes whole files one after the other into one chunk. */
export interface SmallFileRows {
  /** Takes in the rows of a file, or none of them. Its hash is not known yet. */
  add(file: SmallFile, bytes: Uint8Array): SmallFileOutcome;
  /** All rows; null when there are none. */
  take(): DecodedChunk | null;
}

const alone = (isMisfit: boolean): SmallFileOutcome => ({kind: 'alone', isMisfit});

export function smallFileRows(
  {columns: table, rules = usualRules, refused}: Omit<SmallFilesJob, 'files'>,
  rowsPerChunk = mostRows,
): SmallFileRows {
  const columns = targetColumns(table, rules);
  const buffers = new RowBuffers({columns, filePath: '', rowsPerChunk, rules});
  const window = new Window();
  const layout = {table, target: columns, rescued: rules.rescuedColumn};
  const files: FileRows[] = [];

  function read(sourceFile: string, bytes: Uint8Array): SmallFileOutcome {
    const format = formatOf(sourceFile) ?? {rows: 'json', isGzip: false};
    if (format.isGzip) return alone(false);
    const before = buffers.row;
    buffers.beginFile(sourceFile);
    window.restart();
    window.room(bytes.length).set(bytes);
    window.filled(bytes.length);
    const source = rowSource(format.rows, window, columns, buffers);
    if (!isReadWhole(source, window, buffers) || buffers.malformedRows > 0) return alone(false);
    const {rescuedRows, malformedRows, firstMalformed} = buffers;
    const counts = countsOf(
      {
        rows: buffers.row - before,
        rescuedRows,
        malformedRows,
        firstMalformed,
        newColumns: () => source.newColumns.report(),
      },
      rules,
      null,
    );
    const isNew = counts.newColumns.length + counts.extended.length > 0;
    if ((refused.isNewRefused && isNew) || (refused.isWiderRefused && counts.widened.length > 0))
      return alone(true);
    return {kind: 'decoded', bytes: bytes.length, sha256: null, ...counts};
  }

  return {
    add({sourceFile, fileNumber}, bytes) {
      const before = buffers.row;
      const outcome = read(sourceFile, bytes);
      if (outcome.kind === 'alone') buffers.takeBack(before);
      else if (outcome.rows > 0) files.push({fileNumber, rows: outcome.rows});
      return outcome;
    },
    take() {
      if (buffers.row === 0) return null;
      const numbers = files.splice(0);
      return buffers.take((chunk) => ({
        arrow: toArrowStream(chunk, layout, numbers),
        rows: chunk.rows,
      }));
    },
  };
}

/** False when the text in the window is malformed or has more rows than there is room for. */
function isReadWhole(source: RowSource, window: Window, buffers: RowBuffers): boolean {
  try {
    while (buffers.row < buffers.rowsPerChunk) source.step(true);
    return false;
  } catch (thrown) {
    if (thrown instanceof MalformedFile) return false;
    if (!(thrown instanceof Fault)) throw thrown;
    return thrown.at >= window.end && source.isComplete();
  }
}
