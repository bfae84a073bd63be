import {AppError} from '#/base/errors';
import type {Handlers} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import type {ResetRows} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import type {FileActions} from './autoloader/fileActions';
import {backupHandlers} from './backup/backupHandlers';
import {createEngineHost} from './engineHost';
import {type PipelineEvent, type UserAction, userAction} from './eventLog/pipelineEvents';
import {importHandlers} from './imports/importHandlers';
import {queryReadOnly} from './lake/queryReadOnly';
import {exportHandlers} from './exportHandlers';
import {ingestHandlers} from './ingestHandlers';
import {takeCompiled} from './db/instance';
import type {Engine} from './openEngine';
import {paceHandlers} from './paceHandlers';
import {pipelineHandlers} from './pipelineHandlers';
import {queryHandlers} from './queryHandlers';
import {storageHandlers} from './storageHandlers';
import {createTurns} from './turns';

/** The engine's side of the contract. Calls before `open` are refused. */
export function createHandlers(emit: (event: EngineEvent) => void): Handlers<EngineApi> {
  const turns = createTurns();
  const host = createEngineHost(emit, turns);
  const {engine, andStatus} = host;
  const act = <T>(event: PipelineEvent, work: (files: FileActions) => Promise<T>) =>
    andStatus(({files, log}) =>
      turns.act(async () => {
        const done = await work(files);
        log.note(event);
        await log.write();
        return done;
      }),
    );
  return {
    open: ({duckdb}) => {
      if (duckdb) takeCompiled(duckdb);
      return host.open();
    },
    status: async () => (await engine()).status(),
    close: () => host.close(),
    configure: (names) => host.configure(names),
    setContinuous: (request) => host.setContinuous(request),
    setAutoloaderOptions: (request) => host.setAutoloaderOptions(request),
    applyConfig: (request) => host.applyConfig(request),

    ...ingestHandlers(host),
    ...pipelineHandlers(host, turns, emit),
    ...queryHandlers(host, turns, emit),
    ...importHandlers(host, turns, emit),
    ...backupHandlers(host, turns, emit),
    ...storageHandlers(host, turns, emit),
    ...paceHandlers(host),

    listFiles: async (request) => (await engine()).files.list(request),
    stagedFile: async ({path}) => (await engine()).files.open(path),
    fileOrigin: async ({path}) => (await engine()).files.origin(path),
    fileHead: async ({path, around}) => (await engine()).files.head(path, around),
    retryFiles: ({paths}) => act(filesAction('RETRY_FILES', paths), (files) => files.retry(paths)),
    skipFiles: ({paths}) => act(filesAction('SKIP_FILES', paths), (files) => files.skip(paths)),
    resetCheckpoint: async ({table, rows}) => {
      if (rows === 'empty') refuseProtected(await engine(), table);
      return act(resetAction(table, rows), (files) => files.reset(table, rows));
    },
    rescan: () =>
      act(userAction('RESCAN', 'The volume was listed.', null), (files) => files.rescan()),
    autoloaderProgress: async () => (await engine()).autoloader.progress(),

    async query({sql}, {signal}) {
      const begin = performance.now();
      const arrow = await queryReadOnly((await engine()).lake, sql, signal);
      return {arrow, elapsedMs: performance.now() - begin};
    },
    ...exportHandlers(host, turns, emit),
  };
}

function filesAction(action: UserAction, paths: readonly string[]): PipelineEvent {
  const word = action === 'SKIP_FILES' ? 'skipped' : 'to be loaded again';
  return userAction(
    action,
    `${paths.length} files are ${word}: ${paths.slice(0, 5).join(', ')}`,
    null,
  );
}

const resetAction = (table: TableName, rows: ResetRows): PipelineEvent =>
  userAction(
    'RESET',
    `${table} forgot its files${rows === 'empty' ? ' and was emptied' : ''}.`,
    null,
  );

/** @throws AppError 'pipeline.protected' */
function refuseProtected({config}: Engine, table: TableName): void {
  if (config.resetAllowed[table] === false)
    throw new AppError('pipeline.protected', `No full refresh is allowed of ${table}`);
}
