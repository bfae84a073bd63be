import type {RoomForecast, RoomNeeded, RoomVerdict} from '#/contracts/storage';

/** More than this share of what is left is tight: the estimate may be wrong by so much. */
const safeShare = 0.7;

/** Whether that fits what the browser gives this site. `allowedBytes` is 0 where it does not tell. */
export function roomForecast(
  needed: RoomNeeded,
  {usedBytes, allowedBytes}: {readonly usedBytes: number; readonly allowedBytes: number},
): RoomForecast {
  const {stagedBytes, databaseBytes, workingBytes, reusableBytes} = needed;
  const neededBytes = stagedBytes + Math.max(0, databaseBytes + workingBytes - reusableBytes);
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
