import type {ErrorCode} from '#/base/errors';
import {formatCounted} from '#/ui/format';
import {failureLine, files, fine, found, openFiles, run} from './findingParts';
import type {LakeFacts} from './lakeFacts';
import type {Finding, Repair} from './repair';

const noFiles = {pending: 0, malformed: 0, skipped: 0, 'left-out': 0};

export function noBronzeData(facts: LakeFacts): Finding {
  const {status, files: counts, emptied} = facts;
  const {pending} = counts ?? noFiles;
  if (emptied.length > 0)
    return found(
      [`Files were loaded into ${emptied.join(', ')}, and there are no rows.`],
      emptied.map((table) => ({kind: 'reset-checkpoint', table})),
    );
  if (pending > 0)
    return found([`${formatCounted(pending, 'file waits', 'files wait')} to be loaded.`], [run]);
  if (status?.files.staged === 0)
    return found(
      ['No file is staged: nothing was fetched yet, or it was deleted.'],
      [{kind: 'rescan'}],
      [{to: '/ingest', label: 'Choose data'}],
    );
  return keptOut(facts) ?? allLoaded(facts);
}

/** Files that no run loads, with why; null when there is none. */
function keptOut(facts: LakeFacts): Finding | null {
  const {malformed, skipped, 'left-out': leftOut} = facts.files ?? noFiles;
  const lines = [
    malformed > 0 &&
      `${files(malformed)} cannot be read and ${malformed === 1 ? 'was' : 'were'} set aside.`,
    skipped > 0 &&
      `${formatCounted(skipped, 'file is', 'files are')} skipped and not loaded by any run.`,
    leftOut > 0 &&
      `${formatCounted(leftOut, 'file is', 'files are')} left out by an option of the autoloader.`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  const repairs: Repair[] = [
    ...(malformed > 0 ? [{kind: 'retry-malformed'} as const] : []),
    ...(skipped > 0 ? [{kind: 'retry-skipped'} as const] : []),
  ];
  const options = leftOut > 0 ? [{to: '/settings', label: 'See the options'} as const] : [];
  return found([...lines, `Bronze has ${rowsText(facts)}.`], repairs, [openFiles, ...options]);
}

const allLoaded = (facts: LakeFacts): Finding => ({
  ...fine(
    `All ${files(facts.status?.files.staged ?? 0)} are loaded; bronze has ${rowsText(facts)}.`,
    'A file that was put into the volume by other means is found by looking through it.',
  ),
  repairs: [{kind: 'rescan'}],
});

function rowsText({status}: LakeFacts): string {
  const bronze = status?.tables.filter(({layer}) => layer === 'bronze') ?? [];
  return formatCounted(
    bronze.reduce((sum, {rows}) => sum + rows, 0),
    'row',
  );
}

export function schemaErrors({status, rescued}: LakeFacts): Finding {
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

function failedFlows(status: LakeFacts['status'], codes: readonly ErrorCode[]): readonly string[] {
  const flows = status?.lastUpdate?.flows ?? [];
  return flows
    .filter(({failure}) => failure !== null && codes.includes(failure.code))
    .map(failureLine);
}

export function fileSetAside({files: counts}: LakeFacts): Finding {
  const {malformed = 0} = counts ?? {};
  if (malformed === 0) return fine('No file is set aside.');
  return found(
    [`${files(malformed)} cannot be read as JSON or CSV.`],
    [{kind: 'retry-malformed'}],
    [{...openFiles, label: 'See where they break'}],
  );
}
