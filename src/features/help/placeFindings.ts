import type {BrowserStorage} from '#/client/browserStorage';
import {isIngestRunning} from '#/client/lake';
import type {Failure} from '#/contracts/engine';
import {formatBytes, formatCounted, formatDuration} from '#/ui/format';
import {fine, found, openStorage, run} from './findingParts';
import type {LakeFacts} from './lakeFacts';
import type {Finding, Repair} from './repair';

/** More than this share of what the browser allows is called full. */
const fullShare = 0.9;

export function storageFull(facts: LakeFacts): Finding {
  const {storage} = facts;
  if (!storage) return found(['The browser tells nothing about its storage.'], []);
  const repairs: Repair[] = [
    ...deleteAside(facts),
    ...(storage.isPersisted ? [] : [{kind: 'ask-persistence'} as const]),
  ];
  const lines = useLines(storage, facts);
  const stopped = failedFor(facts.ingest);
  if (stopped)
    return found(
      [...lines, `The last ingest ended because there was no room: ${stopped.message}.`],
      [...repairs, {kind: 'resume-ingest'}],
      [openStorage],
    );
  if (wasFull(facts))
    return found(
      [...lines, 'The last run ended because there was no room.'],
      [...repairs, run],
      [openStorage],
    );
  if (storage.allowedBytes > 0 && storage.usedBytes > storage.allowedBytes * fullShare)
    return found([...lines, 'It is nearly full.'], repairs, [openStorage]);
  return {...fine(...lines), repairs, places: [openStorage]};
}

function wasFull({status}: LakeFacts): boolean {
  const last = status?.lastUpdate;
  const failures = [last?.failure, ...(last?.flows.map(({failure}) => failure) ?? [])];
  return failures.some((failure) => failure?.code === 'storage.quota');
}

/** What an ingest ended with that ended for want of room. */
function failedFor(ingest: LakeFacts['ingest']): Failure | null {
  if (!ingest || isIngestRunning(ingest)) return null;
  const failures = ingest.requests.map(({failure}) => failure);
  return failures.find((failure) => failure !== null && isNoRoom(failure)) ?? null;
}

const isNoRoom = ({code}: Failure) => code === 'storage.quota' || code === 'storage.no-room';

const deleteAside = ({setAside}: LakeFacts): readonly Repair[] =>
  setAside && setAside.files > 0 ? [{kind: 'delete-set-aside'}] : [];

function useLines(
  {usedBytes, allowedBytes, isPersisted}: BrowserStorage,
  {setAside}: LakeFacts,
): readonly string[] {
  return [
    `${formatBytes(usedBytes)} are used of about ${formatBytes(allowedBytes)} that the browser allows.`,
    ...(setAside && setAside.files > 0
      ? [
          `${formatBytes(setAside.bytes)} of it are databases that were set aside; nothing reads them.`,
        ]
      : []),
    isPersisted
      ? 'The browser keeps it until you delete it.'
      : 'The browser may clear it when room is short.',
  ];
}

export function databaseRebuilt(facts: LakeFacts): Finding {
  const {status, archivedFiles} = facts;
  const rows = status?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
  const waits = status?.files.pending ?? 0;
  const lost =
    archivedFiles > 0
      ? [
          `${formatCounted(archivedFiles, 'file is', 'files are')} staged no more: ${archivedFiles === 1 ? 'its' : 'their'} rows cannot be loaded again.`,
        ]
      : [];
  if (status?.recovery !== 'rebuilt')
    return {
      ...fine('This visit opened the database that was there.', ...lost),
      repairs: deleteAside(facts),
    };
  if (waits > 0)
    return found(
      [
        `A new database was begun at this visit: ${formatCounted(waits, 'file is', 'files are')} to be loaded into it.`,
      ],
      [run],
    );
  return {
    ...fine(
      `A new database was begun at this visit, and is filled again: ${formatCounted(rows, 'row')}.`,
      'The old one was set aside and can be deleted.',
    ),
    repairs: [{kind: 'delete-set-aside'}],
  };
}

export function lakeElsewhere({phase}: Pick<LakeFacts, 'phase'>): Finding {
  if (phase === 'elsewhere' || phase === 'moved')
    return found(
      ['Another tab or window has the lake. It closes it in good order when you take over.'],
      [{kind: 'take-over'}],
    );
  return fine('This tab has the lake.');
}

export function engineStopped({phase, failure, status, answeredMs}: LakeFacts): Finding {
  if (status && answeredMs !== null)
    return {
      ...fine(`The engine answered in ${formatDuration(answeredMs)}; the lake is open.`),
      repairs: [{kind: 'restart-engine'}],
    };
  if (phase === 'elsewhere' || phase === 'moved') return lakeElsewhere({phase});
  return found(
    [failure ? `The engine does not answer: ${failure.message}` : 'The engine does not answer.'],
    [{kind: 'restart-engine'}],
  );
}

export function browsers({missingNeeds, storage}: LakeFacts): Finding {
  const lines = missingNeeds.map((need) => `Missing: ${need}.`);
  if (!storage) lines.push('The browser keeps no files for this site here.');
  return lines.length > 0
    ? found(lines, [])
    : fine('This browser has everything LapLake needs, and keeps files for this site.');
}
