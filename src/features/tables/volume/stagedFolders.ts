import {useQuery} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {type Lake, useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {EndpointName} from '#/domain/endpoints';
import {bronzeTables} from '#/lakehouse/tables';

/** A folder of the staging volume: the files of one endpoint. */
export interface StagedFolder {
  readonly name: EndpointName;
  /** Known to the ledger. */
  readonly done: number;
  readonly doneBytes: number;
  /** Staged and not yet loaded. */
  readonly pending: number;
  /** Of them; null while not known for every file. */
  readonly pendingBytes: number | null;
}

const ledgerSql = `SELECT table_name AS "table", count(*) AS files, coalesce(sum(size), 0)::DOUBLE AS bytes
FROM ops.autoloader_files GROUP BY table_name`;

/** Changes when files may have come, gone or been loaded. */
export function volumeMark({status, update}: Lake): string {
  const {staged = 0, pending = 0, malformed = 0} = status?.files ?? {};
  return [staged, pending, malformed, update?.updateId, update?.state].join(' ');
}

async function readFolders(signal: AbortSignal): Promise<readonly StagedFolder[]> {
  const [ledger, {backlog}] = await Promise.all([
    querySql<{table: string; files: number; bytes: number}>(ledgerSql, {signal}),
    engine.autoloaderProgress({}, {signal}),
  ]);
  return bronzeTables
    .map(({name: table, endpoint}) => {
      const done = ledger.rows.find((row) => row.table === table);
      const waiting = backlog.find((row) => row.table === table);
      return {
        name: endpoint,
        done: done?.files ?? 0,
        doneBytes: done?.bytes ?? 0,
        pending: waiting?.files ?? 0,
        pendingBytes: waiting ? waiting.bytes : 0,
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What each folder holds, folders without files among them. */
export function useStagedFolders() {
  const mark = useLake(volumeMark);
  return useQuery({
    queryKey: ['staged folders', mark],
    queryFn: ({signal}) => readFolders(signal),
    placeholderData: (before) => before,
  });
}
