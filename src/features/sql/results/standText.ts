import {bytesText, plural} from '#/base/format';
import type {SqlResult, SqlRun} from './useSqlRun';

/** How a statement stands, in words. */
export function standText(state: SqlRun['state'], result: SqlResult | null): string {
  if (!result) return state === 'running' ? 'Running…' : '';
  const {rows, isCut, limitBytes, elapsedMs, wrote} = result;
  const time = `${elapsedText(elapsedMs)} in the engine`;
  if (state === 'running') return `${plural(rows, 'row')} so far, ${time}.`;
  if (state === 'cancelled') return `Cancelled after ${plural(rows, 'row')}, ${time}.`;
  if (state === 'failed') return `${plural(rows, 'row')} came before it failed.`;
  if (wrote) return `Done and saved, ${time}.`;
  if (isCut)
    return `The first ${plural(rows, 'row')}; there are more, but a result is kept up to ${bytesText(limitBytes)}. ${time}.`;
  return `${plural(rows, 'row')}. ${time}.`;
}

const elapsedText = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
