import {isIngestRunning, isUpdateRunning} from '#/client/lake';
import type {ErrorCode} from '#/base/errors';
import {formatBytes, formatCounted, formatDuration} from '#/ui/format';
import type {LakeFacts} from './lakeFacts';
import type {Finding, Repair} from './repair';
import type {HelpTopic} from './symptoms';

/** What a check of each symptom says about the lake as it was found. Pure. */
export const findings: Readonly<Record<HelpTopic, (facts: LakeFacts) => Finding>> = {
  'no-bronze-data': (facts) => answered(facts, noBronzeData),
  'schema-errors': (facts) => answered(facts, schemaErrors),
  'stuck-pipeline': (facts) => answered(facts, stuckPipeline),
  'flow-failed': (facts) => answered(facts, flowFailed),
  'file-set-aside': (facts) => answered(facts, fileSetAside),
  'live-session': (facts) => answered(facts, liveSession),
  'slow-source': (facts) => answered(facts, slowSource),
  'storage-full': storageFull,
  'database-rebuilt': (facts) => answered(facts, databaseRebuilt),
  'lake-elsewhere': lakeElsewhere,
  'engine-stopped': engineStopped,
  browsers,
};

const fine = (...lines: readonly string[]): Finding => ({
  state: 'fine',
  lines,
  repairs: [],
  places: [],
});
const found = (
  lines: readonly string[],
  repairs: readonly Repair[],
  places: Finding['places'] = [],
): Finding => ({state: 'problem', lines, repairs, places});

/** Without an answer of the engine nothing else can be told. */
function answered(facts: LakeFacts, find: (facts: LakeFacts) => Finding): Finding {
  if (facts.status !== null) return find(facts);
  return facts.phase === 'elsewhere' || facts.phase === 'moved'
    ? lakeElsewhere(facts)
    : engineStopped(facts);
}

const files = (count: number) => formatCounted(count, 'file');
const openFiles = {to: '/files', label: 'Look at the files'} as const;
const openStorage = {to: '/settings/storage', label: 'See what takes room'} as const;
const run: Repair = {kind: 'run-pipeline'};

function noBronzeData({status, files: counts, emptied}: LakeFacts): Finding {
  const rows = status?.tables
    .filter(({layer}) => layer === 'bronze')
    .reduce((sum, table) => sum + table.rows, 0);
  const staged = status?.files.staged ?? 0;
  const {pending = 0, malformed = 0, skipped = 0, 'left-out': leftOut = 0} = counts ?? {};
  if (emptied.length > 0)
    return found(
      [`Files were loaded into ${emptied.join(', ')}, and there are no rows.`],
      emptied.map((table) => ({kind: 'reset-checkpoint', table})),
    );
  if (pending > 0)
    return found([`${formatCounted(pending, 'file waits', 'files wait')} to be loaded.`], [run]);
  if (staged === 0)
    return found(
      ['No file is staged: nothing was fetched yet, or it was deleted.'],
      [{kind: 'rescan'}],
      [{to: '/ingest', label: 'Choose data'}],
    );
  const kept = [
    malformed > 0 &&
      `${files(malformed)} cannot be read and ${malformed === 1 ? 'was' : 'were'} set aside.`,
    skipped > 0 &&
      `${formatCounted(skipped, 'file is', 'files are')} skipped and not loaded by any run.`,
    leftOut > 0 &&
      `${formatCounted(leftOut, 'file is', 'files are')} left out by an option of the autoloader.`,
  ].filter((line) => line !== false);
  if (kept.length > 0)
    return found(
      [...kept, `Bronze has ${formatCounted(rows ?? 0, 'row')}.`],
      [
        ...(malformed > 0 ? [{kind: 'retry-malformed'} as const] : []),
        ...(skipped > 0 ? [{kind: 'retry-skipped'} as const] : []),
      ],
      [openFiles, ...(leftOut > 0 ? [{to: '/settings', label: 'See the options'} as const] : [])],
    );
  return {
    ...fine(
      `All ${files(staged)} are loaded; bronze has ${formatCounted(rows ?? 0, 'row')}.`,
      'A file that was put into the volume by other means is found by looking through it.',
    ),
    repairs: [{kind: 'rescan'}],
  };
}

function schemaErrors({status, rescued}: LakeFacts): Finding {
  const refused = failedFlows(status, ['schema.new-columns']);
  if (refused.length > 0)
    return found(refused, [run], [{to: '/settings', label: 'Set schemaEvolutionMode'}, openFiles]);
  if (rescued.length === 0)
    return fine('Every value of every loaded file fitted its column, and no table waits for one.');
  return found(
    [
      ...rescued.map(
        ({table, rows}) =>
          `${table}: ${formatCounted(rows, 'row has', 'rows have')} values that fit no column. They are kept in _rescued_data.`,
      ),
      'Nothing is lost. To give such values a column, set schemaEvolutionMode or schemaHints, then load the files again.',
    ],
    rescued.map(({table}) => ({kind: 'reset-checkpoint', table})),
    [
      {to: '/settings', label: 'Set the options'},
      {to: '/quality', label: 'Look at the rows'},
    ],
  );
}

const silenceMs = 120_000;

function stuckPipeline({update, status, lastEventAt, now}: LakeFacts): Finding {
  if (isUpdateRunning(update)) {
    const quiet = now - Math.max(update?.startedAt ?? 0, lastEventAt ?? 0);
    if (quiet < silenceMs)
      return {
        ...fine(`It is at work: ${runningTables(update)}.`),
        state: 'waiting',
        repairs: [{kind: 'stop-pipeline'}],
      };
    return found(
      [`It runs, and has noted nothing for ${formatDuration(quiet)}: ${runningTables(update)}.`],
      [{kind: 'stop-pipeline'}, {kind: 'restart-engine'}],
    );
  }
  const last = status?.lastUpdate ?? null;
  if (last && isUpdateRunning(last))
    return found(['The last run was interrupted: the next one finishes it.'], [run]);
  if (last?.state === 'FAILED') return flowFailedOf(last.flows.map(failureLine));
  if ((status?.files.pending ?? 0) > 0)
    return found(
      [
        `Nothing runs, and ${formatCounted(status?.files.pending ?? 0, 'file waits', 'files wait')}.`,
        status?.config.continuous
          ? 'The automatic mode is on: it works while this tab is in front and online.'
          : 'The automatic mode is off.',
      ],
      [run],
    );
  return {...fine('Nothing runs and nothing waits: every table is up to date.'), repairs: [run]};
}

function runningTables(update: LakeFacts['update']): string {
  const working = update?.flows.filter(({state}) => state === 'RUNNING' || state === 'PLANNING');
  const names = working?.map(({table}) => table) ?? [];
  return names.length === 0 ? 'between two tables' : names.join(', ');
}

type Flow = NonNullable<LakeFacts['update']>['flows'][number];
const failureLine = ({table, failure}: Flow): string =>
  failure ? `${table}: ${failure.message}` : '';

function flowFailed({status}: LakeFacts): Finding {
  const last = status?.lastUpdate;
  if (!last) return {...fine('The pipeline has not run yet.'), repairs: [run]};
  const lines = last.flows.map(failureLine);
  if (last.failure) lines.push(last.failure.message);
  if (lines.every((line) => line === '')) return fine('In the last run no table failed.');
  return flowFailedOf(lines);
}

const flowFailedOf = (lines: readonly string[]): Finding =>
  found(
    ['The last run failed.', ...lines.filter((line) => line !== '')],
    [run, {kind: 'full-refresh'}],
    [
      {to: '/runs', label: 'See the run'},
      {to: '/quality', label: 'See the rules'},
    ],
  );

function failedFlows(status: LakeFacts['status'], codes: readonly ErrorCode[]): readonly string[] {
  const flows = status?.lastUpdate?.flows ?? [];
  return flows
    .filter(({failure}) => failure !== null && codes.includes(failure.code))
    .map(failureLine);
}

function fileSetAside({files: counts}: LakeFacts): Finding {
  const {malformed = 0} = counts ?? {};
  if (malformed === 0) return fine('No file is set aside.');
  return found(
    [`${files(malformed)} cannot be read as JSON or CSV.`],
    [{kind: 'retry-malformed'}],
    [{...openFiles, label: 'See where they break'}],
  );
}

function failedRequests({ingest}: LakeFacts, codes: readonly ErrorCode[]): number {
  const failed = ingest?.requests.filter(({failure}) => failure && codes.includes(failure.code));
  return failed?.length ?? 0;
}

function liveSession(facts: LakeFacts): Finding {
  const refused = failedRequests(facts, ['source.live-session']);
  const {ingest} = facts;
  if (refused > 0)
    return found(
      [
        `${formatCounted(refused, 'request was', 'requests were')} refused because a session is live.`,
        'OpenF1 opens again about half an hour after it. What is staged is not asked for again.',
      ],
      isIngestRunning(ingest) ? [] : [{kind: 'resume-ingest'}],
      [{to: '/ingest', label: 'Sign in as a sponsor'}],
    );
  return (
    waitingOf(facts) ?? fine('No request of this ingest was refused because of a live session.')
  );
}

function slowSource(facts: LakeFacts): Finding {
  const {ingest, isOnline} = facts;
  if (!isOnline)
    return found(
      ['This device is offline. The sample weekend and files of your own need no network.'],
      [],
    );
  const failed = failedRequests(facts, [
    'source.rate-limited',
    'source.unreachable',
    'source.bad-answer',
  ]);
  if (failed > 0 && !isIngestRunning(ingest))
    return found(
      [
        `${formatCounted(failed, 'request')} failed in the end. What is staged is not asked for again.`,
      ],
      [{kind: 'resume-ingest'}],
    );
  if (ingest && !isIngestRunning(ingest) && ingest.state !== 'completed')
    return found([`An ingest is ${ingest.state}.`], [{kind: 'resume-ingest'}]);
  return waitingOf(facts) ?? fine('No request failed, and none waits.');
}

function waitingOf({ingest, now}: LakeFacts): Finding | null {
  if (!ingest?.waiting || !isIngestRunning(ingest)) return null;
  const {reason, until} = ingest.waiting;
  const left = formatDuration(Math.max(0, until - now));
  return {...fine(`It waits ${left}: ${reason}.`), state: 'waiting'};
}

/** More than this share of what the browser allows is called full. */
const fullShare = 0.9;

function storageFull({storage, setAside, status}: LakeFacts): Finding {
  if (!storage) return found(['The browser tells nothing about its storage.'], []);
  const {usedBytes, allowedBytes, isPersisted} = storage;
  const aside: Repair[] = setAside && setAside.files > 0 ? [{kind: 'delete-set-aside'}] : [];
  const repairs: Repair[] = [
    ...aside,
    ...(isPersisted ? [] : [{kind: 'ask-persistence'} as const]),
  ];
  const use = `${formatBytes(usedBytes)} are used of about ${formatBytes(allowedBytes)} that the browser allows.`;
  const lines = [
    use,
    ...(setAside && setAside.files > 0
      ? [
          `${formatBytes(setAside.bytes)} of it are databases that were set aside; nothing reads them.`,
        ]
      : []),
    isPersisted
      ? 'The browser keeps it until you delete it.'
      : 'The browser may clear it when room is short.',
  ];
  const last = status?.lastUpdate;
  const wasFull =
    last?.failure?.code === 'storage.quota' ||
    last?.flows.some(({failure}) => failure?.code === 'storage.quota');
  if (wasFull || (allowedBytes > 0 && usedBytes > allowedBytes * fullShare))
    return found(
      [...lines, wasFull ? 'The last run ended because there was no room.' : 'It is nearly full.'],
      wasFull ? [...repairs, run] : repairs,
      [openStorage],
    );
  return {...fine(...lines), repairs, places: [openStorage]};
}

function databaseRebuilt({status, setAside, archivedFiles}: LakeFacts): Finding {
  const rows = status?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
  const waits = status?.files.pending ?? 0;
  const lost =
    archivedFiles > 0
      ? [
          `${formatCounted(archivedFiles, 'file is', 'files are')} staged no more: their rows cannot be loaded again.`,
        ]
      : [];
  if (status?.recovery !== 'rebuilt')
    return {
      ...fine('This visit opened the database that was there.', ...lost),
      repairs: setAside && setAside.files > 0 ? [{kind: 'delete-set-aside'}] : [],
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

function lakeElsewhere({phase}: Pick<LakeFacts, 'phase'>): Finding {
  if (phase === 'elsewhere' || phase === 'moved')
    return found(
      ['Another tab or window has the lake. It closes it in good order when you take over.'],
      [{kind: 'take-over'}],
    );
  return fine('This tab has the lake.');
}

function engineStopped({phase, failure, status, answeredMs}: LakeFacts): Finding {
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

function browsers({missingNeeds, storage}: LakeFacts): Finding {
  const lines = missingNeeds.map((need) => `Missing: ${need}.`);
  if (!storage) lines.push('The browser keeps no files for this site here.');
  return lines.length > 0
    ? found(lines, [])
    : fine('This browser has everything LapLake needs, and keeps files for this site.');
}
