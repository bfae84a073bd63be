import {AppError} from '#/base/errors';
import {kindOfFile} from '#/base/fileKind';
import type {Handlers} from '#/base/rpc/rpc';
import type {EngineEvent} from '#/contracts/engine';
import type {ImportsApi} from '#/contracts/imports';
import type {EngineHost} from '../engineHost';
import {userAction} from '../eventLog/pipelineEvents';
import {throttle} from '../ingest/throttle';
import type {Turns} from '../turns';
import {openDuckdbSource} from './duckdbSource';
import {firstRows} from './firstRows';
import {importTable, namesInScratch} from './importTable';
import {openParquetSource} from './parquetSource';
import {suggestedName} from './suggestedName';
import type {TableSource} from './tableSource';

const betweenMs = 200;

/** The imports' share of the engine's contract. One file at a time is open. */
export function importHandlers(
  host: EngineHost,
  turns: Turns,
  emit: (event: EngineEvent) => void,
): Handlers<ImportsApi> {
  let opened: {readonly fileId: string; readonly source: TableSource} | null = null;

  const close = async (): Promise<void> => {
    const {source} = opened ?? {};
    opened = null;
    await source?.close();
  };
  const sourceOf = (fileId: string): TableSource => {
    if (opened?.fileId === fileId) return opened.source;
    throw new AppError('import.refused', 'The file is no longer open: choose it again');
  };
  return {
    async openTableFile({file}) {
      await close();
      const source = await openSource(file);
      opened = {fileId: crypto.randomUUID(), source};
      const {lake} = await host.engine();
      const taken = await lake.read((session) => namesInScratch(session));
      const names = new Set(taken.map((name) => name.toLowerCase()));
      const tables = source.tables.map((table) => ({
        ...table,
        suggestion: suggestedName(table.label, names),
      }));
      return {fileId: opened.fileId, kind: source.kind, tables, taken};
    },
    firstRows: ({fileId, table}, {signal}) => firstRows(sourceOf(fileId), table, signal),
    async importTable({fileId, table, name, replaces}, {signal}) {
      const source = sourceOf(fileId);
      const total = source.tables[table]?.rows ?? 0;
      const events = throttle<number>(betweenMs, (done) =>
        emit({kind: 'transfer', progress: {work: 'import', done, total, unit: 'rows'}}),
      );
      const {lake, log} = await host.engine();
      return turns.act(async () => {
        const onRows = (done: number) => events.offer(() => done);
        onRows(0);
        try {
          const rows = await importTable(lake, source, {table, name, replaces, signal, onRows});
          emit({kind: 'scratchWritten'});
          log.note(userAction('IMPORT', `${rows} rows were brought into scratch.${name}.`, null));
          await log.write();
          return {rows};
        } finally {
          events.flush();
          emit({kind: 'transfer', progress: null});
        }
      });
    },
    async closeTableFile({fileId}) {
      if (opened?.fileId === fileId) await close();
    },
  };
}

async function openSource(file: File): Promise<TableSource> {
  const kind = kindOfFile(new Uint8Array(await file.slice(0, 64).arrayBuffer()));
  if (kind === 'parquet') return openParquetSource(file);
  if (kind === 'duckdb') return openDuckdbSource(file);
  throw new AppError(
    'import.refused',
    'Neither a Parquet file nor a DuckDB database: JSON, CSV and archives of them are staged instead',
  );
}
