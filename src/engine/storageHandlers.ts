import {AppError} from '#/base/errors';
import type {Handlers} from '#/base/rpc/rpc';
import type {EngineEvent} from '#/contracts/engine';
import type {Deletion, DeletionDone, StorageApi} from '#/contracts/storage';
import {deletionScope} from './housekeeping/deletionScope';
import type {EngineHost} from './engineHost';
import {userAction} from './eventLog/pipelineEvents';
import type {Engine} from './openEngine';
import type {Turns} from './turns';

/** The share of the engine's contract that is about room on the device. */
export function storageHandlers(
  {engine, andStatus, reset}: EngineHost,
  turns: Turns,
  emit: (event: EngineEvent) => void,
): Handlers<StorageApi> {
  return {
    storageUse: async () => (await engine()).housekeeping.use(),
    planDeletion: async (deletion) => (await engine()).housekeeping.plan(deletion),
    forecastRoom: async ({stagedBytes}) => (await engine()).housekeeping.forecast(stagedBytes),
    deleteStored: (deletion) =>
      andStatus((open) =>
        turns.act(async () => {
          refuseProtected(open, deletion);
          const done = await open.housekeeping.delete(deletion);
          open.log.note(userAction('DELETE', said(deletion, done), null));
          await open.log.write();
          return done;
        }),
      ),
    compactDatabase: (_, {signal}) =>
      andStatus((open) =>
        turns.act(async () => {
          const done = await open.housekeeping.compact(signal);
          open.log.note(userAction('COMPACT', 'The database was compacted.', null));
          await open.log.write();
          return done;
        }),
      ),
    resetLake: async ({catalog}) => {
      const {config} = await engine();
      if (catalog !== config.configuration.catalog)
        throw new AppError('config.invalid', `This lake is called ${config.configuration.catalog}`);
      emit({kind: 'status', status: await turns.act(reset)});
    },
  };
}

/** @throws AppError 'pipeline.protected' when tables are emptied that are not to be refreshed in full */
function refuseProtected({config}: Engine, deletion: Deletion): void {
  if (deletion.kind === 'set-aside') return;
  const {bronze, derived} = deletionScope(deletion);
  const emptied = [
    ...bronze.filter(({where}) => where === null).map(({table}) => table),
    ...derived,
  ];
  const kept = emptied.filter(({name}) => config.resetAllowed[name] === false);
  if (kept.length > 0)
    throw new AppError(
      'pipeline.protected',
      `No full refresh is allowed of ${kept.map(({name}) => name).join(', ')}`,
    );
}

function said(deletion: Deletion, {rows, files}: DeletionDone): string {
  return `Deleted: ${subjectOf(deletion)}. ${files} files and ${rows} rows.`;
}

function subjectOf(deletion: Deletion): string {
  if (deletion.kind === 'layer') return deletion.layer;
  if (deletion.kind === 'endpoint') return `endpoint ${deletion.endpoint}`;
  if (deletion.kind === 'sessions') return `sessions ${deletion.sessionKeys.join(', ')}`;
  return deletion.kind === 'meeting' ? `meeting ${deletion.meetingKey}` : 'what was set aside';
}
