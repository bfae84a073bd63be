import {type Answer, rateLimited} from './answer';

/** What one client may ask; OpenF1's free tier is 3 and 30. */
export interface Pace {
  readonly perSecond: number;
  readonly perMinute: number;
}

/** The 429 for a request that comes too soon, else null. A refused request does not count. `now` is in milliseconds. */
export function paceKeeper({perSecond, perMinute}: Pace): (now: number) => Answer | null {
  let admitted: readonly number[] = [];
  return (now) => {
    admitted = admitted.filter((at) => at > now - 60_000);
    const inSecond = admitted.filter((at) => at > now - 1_000).length;
    if (inSecond >= perSecond) return rateLimited(`${perSecond} requests/second`, 1);
    if (admitted.length >= perMinute) return rateLimited(`${perMinute} requests/minute`, null);
    admitted = [...admitted, now];
    return null;
  };
}
