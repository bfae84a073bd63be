import type {Deletion, DeletionDone, DeletionPlan} from '#/contracts/storage';
import type {Layer} from '#/lakehouse/define';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';

/** A deletion as people choose it. */
export interface DeletionChoice {
  readonly deletion: Deletion;
  /** What goes, as an object of "Delete": all gold rows. */
  readonly what: string;
}

/** What becomes of it afterwards: whether it comes back, and how. */
export function afterwards(deletion: Deletion): string {
  switch (deletion.kind) {
    case 'set-aside':
      return 'Nothing reads them. What could be saved of them was loaded again from the staged files.';
    case 'layer':
      return afterLayer[deletion.layer];
    default:
      return 'Silver and gold follow with the next run of the pipeline. It does not load again what is deleted here: for that, ingest it again.';
  }
}

const afterLayer = {
  staged:
    'The rows loaded from them stay. But the tables cannot be loaded from them again: not by a reset of a checkpoint, and not if the database were ever damaged. Files that wait to be loaded stay.',
  bronze:
    'Its staged files go with it, also those that wait to be loaded; without them nothing would keep it away. Silver and gold are emptied by the next run. To have it back, ingest it again.',
  silver:
    'The next run of the pipeline computes it again from bronze, and gold after it. Nothing is lost.',
  gold: 'The next run of the pipeline computes it again from silver. Nothing is lost.',
} as const;

/** What goes now, line by line. */
export function lossesNow(plan: DeletionPlan): readonly string[] {
  const {files, bytes, sharedFiles} = plan;
  return [
    ...(files > 0 ? [`${formatCounted(files, 'file')}, ${formatBytes(bytes)}`] : []),
    ...rowLines(plan, false),
    ...(sharedFiles > 0
      ? [
          `${formatCounted(sharedFiles, 'file holds', 'files hold')} other sessions, too, and ${sharedFiles === 1 ? 'stays' : 'stay'} staged; ever loaded again, ${sharedFiles === 1 ? 'it brings' : 'they bring'} these rows back`,
        ]
      : []),
  ];
}

/** What goes with the next run. */
export const lossesLater = (plan: DeletionPlan): readonly string[] => rowLines(plan, true);

function rowLines({tables}: DeletionPlan, follows: boolean): readonly string[] {
  const layers: readonly Layer[] = ['bronze', 'silver', 'gold'];
  return layers.flatMap((layer) => {
    const own = tables.filter((table) => table.layer === layer && table.follows === follows);
    if (own.length === 0) return [];
    const rows = own.reduce((sum, table) => sum + table.rows, 0);
    return [`${formatCounted(rows, 'row')} of ${formatCounted(own.length, `${layer} table`)}`];
  });
}

/** What it frees: files at once, rows inside the database file. */
export function freesText({bytes, databaseBytes}: DeletionPlan): string {
  const parts = [
    ...(bytes > 0 ? [`${formatBytes(bytes)} of files, given back to the device`] : []),
    ...(databaseBytes > 0
      ? [
          `about ${formatBytes(databaseBytes)} inside the database file: it may not get shorter, but is filled before it grows`,
        ]
      : []),
  ];
  return parts.length === 0 ? 'Hardly any room' : parts.join('; ');
}

/** Whether there is anything to delete. */
export const isNothing = ({files, tables, sharedFiles}: DeletionPlan): boolean =>
  files === 0 && sharedFiles === 0 && tables.every(({follows}) => follows);

/** What a deletion came to. */
export function doneText({
  files,
  bytes,
  rows,
  databaseBefore,
  databaseAfter,
}: DeletionDone): string {
  const gone = `${formatCounted(files, 'file')} (${formatBytes(bytes)}) and ${formatCount(rows)} rows deleted.`;
  return rows === 0 ? gone : `${gone} ${databaseText({databaseBefore, databaseAfter})}`;
}

type DatabaseChange = Pick<DeletionDone, 'databaseBefore' | 'databaseAfter'>;

export function databaseText({databaseBefore, databaseAfter}: DatabaseChange): string {
  const [before, after] = [formatBytes(databaseBefore.bytes), formatBytes(databaseAfter.bytes)];
  const size =
    before === after
      ? `The database file is ${after} as before`
      : `The database file went from ${before} to ${after}`;
  return `${size}; ${formatBytes(databaseAfter.reusableBytes)} of it is empty and used next.`;
}
