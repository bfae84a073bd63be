import type {Pace} from '#/contracts/pace';
import type {Window} from './pacing';

const aMinuteMs = 60_000;

/** The windows that OpenF1 allows, made narrower where a person wants less; never wider. */
export function withPace(allowed: readonly Window[], pace: Pace): readonly Window[] {
  return allowed.map(({requests, ms}) => {
    const wanted = ms < aMinuteMs ? pace.perSecond : pace.perMinute;
    return {ms, requests: wanted === null ? requests : Math.min(requests, wanted)};
  });
}
