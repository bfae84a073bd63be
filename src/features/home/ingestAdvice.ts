import type {IngestProgress} from '#/contracts/engine';
import type {IngestTotals} from '#/client/ingestTotals';
import {formatCounted} from '#/ui/format';

/** What to do next after an ingest that did not end well; null while it runs and when nothing is left to do. */
export function ingestAdvice(
  {source, state}: Pick<IngestProgress, 'source' | 'state'>,
  {failed, here, all, settled}: Pick<IngestTotals, 'failed' | 'here' | 'all' | 'settled'>,
): string | null {
  if (state === 'planned' || state === 'running' || state === 'completed') return null;
  const others = here > 0 ? ' What is staged stays: you can run the pipeline with it now.' : '';
  if (source === 'local')
    return failed > 0
      ? `${formatCounted(failed, 'file')} could not be staged. Mend or replace what is named below and add it again.${others}`
      : `Choose the files again to add the rest: what is staged is not added twice.${others}`;
  const left = all - settled;
  const goesOn =
    failed > 0
      ? `Press Resume to ask again for what failed${left > 0 ? ' and for the rest' : ''}; nothing that is staged is fetched again.`
      : 'Press Resume to go on where it stopped; nothing that is staged is fetched again.';
  return `${goesOn} Dismiss gives up what is missing.${others}`;
}
