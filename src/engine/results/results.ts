import type {QueryApi, ResultColumn, ResultStand} from '#/contracts/query';
import type {Lake} from '../lake/openLake';
import {createKeptResults, type Result} from './keptResults';
import {profileRows} from './profileRows';
import type {ResultFolder} from './resultFolder';
import {runStatement, type StatementRun} from './runStatement';

export interface ResultParts {
  readonly folder: () => Promise<ResultFolder>;
  readonly lake: () => Promise<Lake>;
  /** Runs what writes when nothing else does. */
  readonly whenFree: (signal: AbortSignal) => StatementRun['whenFree'];
  /** Told before the statement that has written is over. */
  readonly onWritten: () => void;
}

type Results = {
  readonly [Method in keyof QueryApi]: (
    request: Parameters<QueryApi[Method]>[0],
    signal: AbortSignal,
  ) => Promise<ReturnType<QueryApi[Method]>>;
};

const betweenTellingMs = 150;
const mostRows = 20_000;

/** Statements of people, each run once, their rows kept in files until they are closed. */
export function createResults(parts: ResultParts): Results {
  const {folder, lake} = parts;
  const kept = createKeptResults();

  const stopWhen = (signal: AbortSignal, id: string) =>
    signal.addEventListener('abort', () => void kept.stop(id), {once: true});

  return {
    async startResult({id, sql, allowsWrites}, signal) {
      stopWhen(signal, id);
      const result = await kept.add(id, async () => (await folder()).create());
      try {
        await begin(parts, result, sql, allowsWrites);
      } catch (thrown) {
        await kept.forget(id);
        throw thrown;
      }
      const {columns, isQuery, wrote} = result;
      return {...standOf(result), columns, isQuery, wrote};
    },
    async awaitResult({id}, signal) {
      stopWhen(signal, id);
      const result = kept.find(id);
      const moment = new Promise((resolve) => setTimeout(resolve, betweenTellingMs));
      await Promise.race([result.over, moment]);
      return standOf(result);
    },
    stopResult: ({id}) => kept.stop(id),
    resultRows: async ({id, firstRow, count}) =>
      kept.find(id).place.file.window(firstRow, Math.min(count, mostRows)),
    async profileResult({id}, signal) {
      const {place, columns} = kept.find(id);
      return (await lake()).read((session, stop) =>
        profileRows(session, {file: place.file, columns}, AbortSignal.any([signal, stop])),
      );
    },
    closeResult: ({id}) => kept.forget(id),
  };
}

/** Begins to run it; resolves when its first rows are there or it is over. */
async function begin(
  {lake, whenFree, onWritten}: ResultParts,
  result: Result,
  sql: string,
  allowsWrites: boolean,
): Promise<void> {
  const first = Promise.withResolvers<void>();
  const {signal} = result.stop;
  const run: StatementRun = {
    sql,
    allowsWrites,
    signal,
    file: result.place.file,
    whenFree: whenFree(signal),
    onColumns: (columns: readonly ResultColumn[], isQuery: boolean) => {
      if (result.columns.length > 0) return;
      result.columns = columns;
      result.isQuery = isQuery;
    },
    onRows: first.resolve,
  };
  result.over = lake().then(async (opened) => {
    try {
      const {isCut, wrote} = await runStatement(opened, run);
      result.isCut = isCut;
      result.wrote = wrote;
      if (wrote) onWritten();
    } finally {
      result.endedAt = performance.now();
    }
  });
  result.over.catch(() => undefined);
  await Promise.race([first.promise, result.over]);
}
function standOf({place, startedAt, endedAt, isCut}: Result): ResultStand {
  const {file, limitBytes} = place;
  return {
    rows: file.rows,
    bytes: file.bytes,
    isOver: endedAt !== null,
    isCut,
    limitBytes,
    elapsedMs: (endedAt ?? performance.now()) - startedAt,
  };
}
