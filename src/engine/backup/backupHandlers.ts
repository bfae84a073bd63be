import {AppError} from '#/base/errors';
import type {Handlers} from '#/base/rpc/rpc';
import type {BackupApi} from '#/contracts/backup';
import type {EngineEvent} from '#/contracts/engine';
import type {Transfer} from '#/contracts/imports';
import type {EngineHost} from '../engineHost';
import {userAction} from '../eventLog/pipelineEvents';
import {throttle} from '../ingest/throttle';
import type {Turns} from '../turns';
import {checkBackup} from './checkBackup';
import {createBackup} from './createBackup';
import {findRestoreArea, removeRestoreArea} from './restoreArea';

const betweenMs = 200;

/** The backups' share of the engine's contract. */
export function backupHandlers(
  host: EngineHost,
  turns: Turns,
  emit: (event: EngineEvent) => void,
): Handlers<BackupApi> {
  let checked: string | null = null;

  const forget = async (): Promise<void> => {
    checked = null;
    await removeRestoreArea();
  };
  return {
    async createBackup({into, settings}, {signal}) {
      const {lake, log} = await host.engine();
      return turns.act(async () => {
        log.note(userAction('BACKUP', 'A backup was begun.', null));
        await log.write();
        await lake.database.checkpoint(lake.writer);
        return telling(emit, 'backup', (onBytes) =>
          createBackup(lake, {into, settings, signal, onBytes, now: Date.now()}),
        );
      });
    },
    async checkBackup({file}, {signal}) {
      await forget();
      try {
        const content = await telling(emit, 'check', (onBytes) =>
          checkBackup(file, {signal, onBytes}),
        );
        checked = crypto.randomUUID();
        return {checkId: checked, content};
      } catch (thrown) {
        await removeRestoreArea();
        throw thrown;
      }
    },
    async discardBackup({checkId}) {
      if (checked === checkId) await forget();
    },
    restoreBackup: ({checkId}) =>
      turns.act(async () => {
        const area = await findRestoreArea();
        if (checked !== checkId || !area)
          throw new AppError(
            'backup.refused',
            'The checked backup is kept no more: choose it again',
          );
        checked = null;
        await area.enter('ready');
      }),
  };
}

/** Tells of the work's progress while it runs, and of its end. */
async function telling<T>(
  emit: (event: EngineEvent) => void,
  work: Transfer['work'],
  run: (onBytes: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const events = throttle<Transfer>(betweenMs, (progress) => emit({kind: 'transfer', progress}));
  try {
    return await run((done, total) => events.offer(() => ({work, done, total, unit: 'bytes'})));
  } finally {
    events.flush();
    emit({kind: 'transfer', progress: null});
  }
}
