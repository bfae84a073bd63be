import {AppError} from '#/base/errors';
import {quoteName} from '#/base/quoteSql';
import type {
  ExportedFile,
  ExportedLayer,
  ExportProgress,
  ExportRequest,
  ExportSubject,
  FileOptions,
} from '#/contracts/export';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {refuseWrites} from '../lake/queryReadOnly';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';
import type {Turns} from '../turns';
import {exportedFile} from './exportedFile';
import {countTables, tablesOfLayer} from './exportedTables';
import {exportLake} from './exportLake';
import {exportRows, type RowSource} from './exportRows';
import {exportStaged} from './exportStaged';
import {openFolderTarget} from './exportTarget';
import {exportTally, type ExportTally, shareOfTotal} from './exportTally';
import {type OpenFile, whole} from './openFile';
import {fileMetadata, tableMetadata} from './tableMetadata';

/** What exports need of the engine. */
export interface ExportParts {
  readonly lake: Lake;
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly turns: Turns;
  readonly tell: (progress: ExportProgress) => void;
}

/** Writes what is asked for to its place. @throws AppError as `ExportApi.exportFile` */
export function exportFile(
  parts: ExportParts,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const {subject} = request;
  if (subject.kind === 'staged') return exportStaged(parts, request, subject, signal);
  if (subject.kind === 'lake') return parts.turns.act(() => exportLake(parts, request, signal));
  if (subject.kind === 'layer')
    return parts.turns.act(() => exportLayer(parts, request, subject.layer, signal));
  return exportOne(parts, request, subject, signal);
}

type RowSubject = Extract<ExportSubject, {kind: 'table' | 'query'}>;

/** The rows of a table or a statement. */
function exportOne(
  {lake, tell}: ExportParts,
  request: ExportRequest,
  subject: RowSubject,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const {options} = request;
  return reading(lake, signal, async (session, ended) => {
    const {name, rows, ...source} = await sourceOf(lake, session, subject);
    const tally = exportTally(request.exportId, shareOfTotal(rows, 'rows'), tell);
    return exportedFile(request, `${name}.${options.format}`, tally, async (file) => {
      await writeRows(session, {source, options, signal: ended}, file, tally);
    });
  });
}

/** `rows` is 0 where nobody knows. */
async function sourceOf(
  lake: Lake,
  session: Session,
  subject: RowSubject,
): Promise<RowSource & {readonly name: string; readonly rows: number}> {
  if (subject.kind === 'table') {
    const [counted] = await countTables(session, [subject.table]);
    const metadata = await tableMetadata(session, lake, subject.table);
    return {
      from: quoteName(subject.table),
      name: subject.table,
      rows: counted?.rows ?? 0,
      metadata,
    };
  }
  const {sql, name} = subject;
  await refuseWrites(session, sql);
  const metadata = {...(await fileMetadata(session)), 'laplake.query': sql};
  // The last line may end in a comment.
  return {from: `(${sql.replace(/[\s;]+$/, '')}\n)`, name, rows: 0, metadata};
}

/** Each table of the layer, one after the other; nothing is written to the lake meanwhile. */
async function exportLayer(
  {lake, tell}: ExportParts,
  request: ExportRequest,
  layer: ExportedLayer,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const {options, exportId} = request;
  const counted = await lake.read((session) => countTables(session, tablesOfLayer(layer)));
  const total = counted.reduce((sum, {rows}) => sum + rows, 0);
  const tally = exportTally(exportId, shareOfTotal(total, 'rows'), tell);
  const name = `${lake.catalog}_${layer === 'all' ? 'tables' : layer}`;
  const {into, fileName, blob} = await openFolderTarget(request, name);
  await whole(into, async () => {
    for (const {name: table} of counted) {
      const path = `${table}.${options.format}`;
      await reading(lake, signal, async (session, ended) => {
        const metadata = await tableMetadata(session, lake, table);
        const source = {from: quoteName(table), metadata};
        tally.begin(path);
        const isCompressed = options.format === 'parquet' && options.compression !== 'none';
        const file = await into.open(path, {isCompressed});
        await whole(file, () => writeRows(session, {source, options, signal: ended}, file, tally));
      });
    }
  });
  return {fileName, blob: await blob(), files: tally.files, rows: tally.rows, bytes: tally.bytes};
}

interface RowsToWrite {
  readonly source: RowSource;
  readonly options: FileOptions;
  readonly signal: AbortSignal;
}

async function writeRows(
  session: Session,
  {source, options, signal}: RowsToWrite,
  file: OpenFile,
  tally: ExportTally,
): Promise<void> {
  for await (const {bytes, rows} of exportRows(session, source, options, signal)) {
    await file.write(bytes);
    tally.add(bytes.length, rows);
  }
}

/**
 * A read that `signal` ends. An update's commit waits for it, and ends it after a while.
 * @throws AppError 'export.stopped' when it did; what `work` throws
 */
function reading<T>(
  lake: Lake,
  signal: AbortSignal,
  work: (session: Session, ended: AbortSignal) => Promise<T>,
): Promise<T> {
  return lake.read(async (session, stop) => {
    try {
      return await work(session, AbortSignal.any([signal, stop]));
    } catch (thrown) {
      if (!stop.aborted || signal.aborted) throw thrown;
      throw new AppError('export.stopped', 'An update of the pipeline needed the lake', {
        cause: thrown,
      });
    }
  });
}
