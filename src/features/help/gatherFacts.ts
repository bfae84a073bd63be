import {missingNeeds} from '#/client/browserNeeds';
import {browserStorage} from '#/client/browserStorage';
import {engine} from '#/client/engine';
import {toFailure, useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import {bronzeTables} from '#/lakehouse/tables';
import type {LakeFacts} from './lakeFacts';

/** An engine that takes longer does not answer. */
const patienceMs = 10_000;

/** Looks at everything that findings are told of. Changes nothing. */
export async function gatherFacts(): Promise<LakeFacts> {
  const {phase, failure, ingest, update} = useLake.getState();
  const page = {
    phase,
    ingest,
    update,
    isOnline: navigator.onLine,
    missingNeeds: missingNeeds(globalThis),
    now: Date.now(),
    storage: await browserStorage().catch(() => null),
  };
  try {
    return {...page, failure, ...(await engineFacts())};
  } catch (thrown) {
    return {...page, ...unknown, failure: failure ?? toFailure(thrown)};
  }
}

const unknown = {
  status: null,
  answeredMs: null,
  files: null,
  emptied: [],
  rescued: [],
  lastEventAt: null,
  archivedFiles: 0,
  setAside: null,
} as const;

async function engineFacts() {
  const signal = AbortSignal.timeout(patienceMs);
  const begin = performance.now();
  const status = await engine.status({}, {signal});
  const answeredMs = performance.now() - begin;
  const [{totals}, notes, use] = await Promise.all([
    engine.listFiles({state: 'all', table: null, offset: 0, limit: 0}, {signal}),
    readNotes(signal),
    engine.storageUse({}, {signal}),
  ]);
  const rows = new Map(status.tables.map((table) => [table.name, table.rows]));
  const aside = use.leftovers.find(({kind}) => kind === 'set-aside');
  return {
    status,
    answeredMs,
    files: totals,
    emptied: bronzeTables
      .map(({name}) => name)
      .filter((name) => notes.loaded.has(name) && rows.get(name) === 0),
    rescued: bronzeTables.flatMap(({name}) => {
      const rescued = notes.rescued.get(name) ?? 0;
      return rescued > 0 ? [{table: name, rows: rescued}] : [];
    }),
    lastEventAt: notes.lastEventAt,
    archivedFiles: notes.archivedFiles,
    setAside: aside ? {files: aside.files, bytes: aside.bytes} : null,
  };
}

interface LedgerRow {
  readonly table_name: string;
  readonly loaded: number;
  readonly rescued: number;
  readonly archived: number;
}

async function readNotes(signal: AbortSignal) {
  const [ledger, log] = await Promise.all([
    querySql<LedgerRow>(
      `SELECT table_name, sum(row_count)::DOUBLE AS loaded, sum(rescued_rows)::DOUBLE AS rescued,
  count(archive_time)::DOUBLE AS archived FROM ops.autoloader_files GROUP BY table_name`,
      {signal},
    ),
    querySql<{readonly at: number | null}>(
      'SELECT epoch_ms(max(timestamp))::DOUBLE AS at FROM ops.event_log',
      {signal},
    ),
  ]);
  return {
    loaded: new Set(ledger.rows.filter(({loaded}) => loaded > 0).map(({table_name}) => table_name)),
    rescued: new Map(ledger.rows.map(({table_name, rescued}) => [table_name, rescued])),
    archivedFiles: ledger.rows.reduce((sum, {archived}) => sum + archived, 0),
    lastEventAt: log.rows[0]?.at ?? null,
  };
}
