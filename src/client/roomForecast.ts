import type {RoomNeeded} from '#/contracts/storage';
import type {BrowserStorage} from './browserStorage';

/** tight: it fits, with little left; too-big: it does not; unknown: the browser does not tell how much there is. */
export type RoomVerdict = 'fits' | 'tight' | 'too-big' | 'unknown';

export interface RoomForecast extends RoomNeeded {
  readonly verdict: RoomVerdict;
  readonly neededBytes: number;
  readonly freeBytes: number;
}

/** More than this share of what is left is tight: the estimate may be wrong by so much. */
const safeShare = 0.7;

export function roomForecast(
  needed: RoomNeeded,
  {usedBytes, allowedBytes}: Pick<BrowserStorage, 'usedBytes' | 'allowedBytes'>,
): RoomForecast {
  const neededBytes = needed.stagedBytes + needed.databaseBytes + needed.workingBytes;
  const freeBytes = Math.max(0, allowedBytes - usedBytes);
  return {
    ...needed,
    neededBytes,
    freeBytes,
    verdict: verdictOf(neededBytes, freeBytes, allowedBytes),
  };
}

function verdictOf(needed: number, free: number, allowed: number): RoomVerdict {
  if (allowed === 0) return 'unknown';
  if (needed > free) return 'too-big';
  return needed > free * safeShare ? 'tight' : 'fits';
}
