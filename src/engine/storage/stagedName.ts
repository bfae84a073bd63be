import type {EndpointName} from '#/domain/endpoints';
import {type Extension, formatOf} from './fileFormat';

const longestRun = 9999;
const pattern = /_(\d{8}_\d{6})(?:_(\d{4}))?\.[a-z]+(?:\.gz)?$/;

/**
 * Name of the next staged file: `<endpoint>_<YYYYMMDD>_<HHMMSS>[_<nnnn>].<extension>` in UTC. It sorts
 * after `last`, the endpoint's greatest name so far, whatever their extensions, also when the clock went
 * back: the order of names is the order of staging.
 */
export function nextStagedName(
  endpoint: EndpointName,
  now: number,
  last: string | null,
  extension: Extension = 'json',
): string {
  const stamp = stampOf(now);
  const [, lastStamp, lastRun] = pattern.exec(last ?? '') ?? [];
  if (lastStamp === undefined || stamp > lastStamp) return `${endpoint}_${stamp}.${extension}`;
  const run = Number(lastRun ?? 0) + 1;
  if (run > longestRun) return `${endpoint}_${stampOf(timeOf(lastStamp) + 1000)}.${extension}`;
  return `${endpoint}_${lastStamp}_${String(run).padStart(4, '0')}.${extension}`;
}

/** The greatest of `names` that is a staged file's name, or null. */
export function lastStagedName(names: readonly string[]): string | null {
  return names.reduce<string | null>(
    (last, name) => (isStagedName(name) && (last === null || name > last) ? name : last),
    null,
  );
}

const isStagedName = (name: string) => formatOf(name) !== null && pattern.test(name);

/** `20261122_144700` */
function stampOf(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_');
}

function timeOf(stamp: string): number {
  const [year, month, day, hour, minute, second] = [0, 4, 6, 9, 11, 13].map((from, i) =>
    Number(stamp.slice(from, from + (i === 0 ? 4 : 2))),
  );
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
