import {isClear, type PitProjection} from '#/domain/pitWindow';
import {plural} from '#/base/format';
import type {PitWindows} from './pitWindows';

/** What a stop costs, and from which lap on the driver could have stopped without losing a place. */
export function windowFinding(
  {lossS, stops}: Pick<PitWindows, 'lossS' | 'stops'>,
  projections: readonly PitProjection[],
  name: string,
): string {
  const cost = `A stop cost ${lossS.toFixed(1)} s, the median of ${plural(stops, 'stop')}.`;
  if (projections.length === 0) return cost;
  const free = projections.find(({place, placeAfter}) => placeAfter === place);
  const clear = projections.filter(isClear).length;
  const air = `On ${clear} of ${plural(projections.length, 'lap')} there was clear track to come out to.`;
  return free
    ? `${cost} ${name} could first have stopped without losing a place on lap ${free.lap}, in P${free.place}. ${air}`
    : `${cost} ${name} would have lost places on every lap. ${air}`;
}
