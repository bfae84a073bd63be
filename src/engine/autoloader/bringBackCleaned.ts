import type {LostFiles} from '#/contracts/recovery';
import type {TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import type {EventLog} from '../eventLog/eventLog';
import {filesLost} from '../eventLog/pipelineEvents';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';

interface CleanedParts {
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly log: Pick<EventLog, 'note'>;
}

/**
 * For a lake that has loaded nothing yet: what an earlier one had loaded and `cleanSource` has moved is staged again,
 * so that the next run loads it. Answers with what is known to have been staged and is nowhere any more. Interrupted,
 * it goes on when it is called again.
 */
export async function bringBackCleaned(parts: CleanedParts): Promise<readonly LostFiles[]> {
  const {volume, manifest, log} = parts;
  await volume.bringBack();
  const lost = new Map<TableName, {files: number; bytes: number}>();
  const known = await manifest.allProvenances();
  for (const {name, endpoint} of bronzeTables) {
    const own = known.filter((file) => file.endpoint === endpoint);
    if (own.length === 0) continue;
    const staged = new Set(await volume.list(endpoint));
    const gone = own.filter(({path}) => !staged.has(path));
    const bytes = gone.reduce((sum, file) => sum + file.bytes, 0);
    if (gone.length > 0) lost.set(name, {files: gone.length, bytes});
  }
  const told = [...lost].map(([table, amount]) => ({table, ...amount}));
  if (told.length > 0) log.note(filesLost(told));
  return told;
}
