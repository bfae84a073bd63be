import type {Listing} from '#/contracts/autoloader';
import {formatCount, formatCounted, formatDuration} from '#/ui/format';
import type {BatchRow} from './batchRows';

export interface WarningSign {
  readonly title: string;
  /** What it may come from and what to do. */
  readonly advice: string;
  readonly tone: 'warn' | 'bad';
  /** Where more is to be seen. */
  readonly link: 'malformed' | 'settings' | null;
}

type SignBatch = Pick<
  BatchRow,
  'update_id' | 'files' | 'backlog_files' | 'malformed' | 'rate' | 'input_rate'
>;

/** A listing that takes longer is told. */
const slowListingMs = 2_000;
const inARow = 3;

/** What should be looked after, in words. `batches` stand newest first. */
export function warningSigns(
  batches: readonly SignBatch[],
  listing: Pick<Listing, 'durationMs' | 'numFilesListed'> | null,
): readonly WarningSign[] {
  return [growing(batches), falling(batches), slow(listing), setAside(batches)].filter(
    (sign) => sign !== null,
  );
}

/** Each update found more to load than the one before. */
function growing(batches: readonly SignBatch[]): WarningSign | null {
  const firstOf = new Map<string, number>();
  for (const {update_id: update, files, backlog_files: left} of batches)
    if (update !== null && left !== null) firstOf.set(update, files + left);
  const found = [...firstOf.values()].slice(0, inARow + 1);
  const grows = found.slice(0, -1).every((files, at) => files > (found[at + 1] ?? files));
  if (found.length <= inARow || !grows) return null;
  return {
    title: `Outstanding files grow: ${found.toReversed().map(formatCount).join(', ')} in the last ${found.length} runs`,
    advice: 'More arrives than is loaded. Run the pipeline more often, or fetch less at a time.',
    tone: 'warn',
    link: null,
  };
}

/** Rows came quicker than they were loaded, several batches in a row. */
function falling(batches: readonly SignBatch[]): WarningSign | null {
  const last = batches.slice(0, inARow);
  const isBehind = last.every(
    ({rate, input_rate: input}) => rate !== null && input !== null && rate < input * 0.95,
  );
  if (last.length < inARow || !isBehind) return null;
  return {
    title: `Processed rate below input rate in the last ${inARow} batches`,
    advice: 'Rows come quicker than they are loaded. Other work in this tab may take the time.',
    tone: 'warn',
    link: null,
  };
}

function slow(listing: Pick<Listing, 'durationMs' | 'numFilesListed'> | null): WarningSign | null {
  if (!listing || listing.durationMs < slowListingMs) return null;
  return {
    title: `Listing is slow: ${formatDuration(listing.durationMs)} for ${formatCounted(listing.numFilesListed, 'file')}`,
    advice:
      'What this app stages is found without listing. List less often (backfillInterval), or have loaded files moved away (cleanSource).',
    tone: 'warn',
    link: 'settings',
  };
}

function setAside(batches: readonly SignBatch[]): WarningSign | null {
  const newest = batches[0]?.update_id ?? null;
  if (newest === null) return null;
  const files = batches
    .filter(({update_id: update}) => update === newest)
    .reduce((sum, {malformed}) => sum + malformed, 0);
  if (files === 0) return null;
  return {
    title: `${formatCounted(files, 'file was', 'files were')} set aside as malformed in the last run`,
    advice: 'They left no row. Each is listed with the byte and the reason.',
    tone: 'bad',
    link: 'malformed',
  };
}
