import type {Answer} from './answers';

/** How often and how fast a request is asked again. */
export interface RetryPolicy {
  /** Tries in all when the source is at fault. */
  readonly faultTries: number;
  /** Tries in all when the source is asked too often. */
  readonly rateLimitTries: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Fraction of the delay that chance takes away. */
  readonly jitter: number;
}

export const patientRetry: RetryPolicy = {
  faultTries: 5,
  rateLimitTries: 10,
  firstDelayMs: 500,
  longestDelayMs: 10_000,
  jitter: 0.5,
};

/** Tries that ended badly so far. */
export interface Tries {
  readonly faults: number;
  readonly rateLimits: number;
}

/**
 * Milliseconds until the next try, or null to give up. `tries` counts this one. `chance` in [0, 1).
 */
export function delayBeforeRetry(
  answer: Extract<Answer, {kind: 'fault' | 'rate-limited'}>,
  tries: Tries,
  policy: RetryPolicy,
  chance: number,
): number | null {
  if (answer.kind === 'rate-limited')
    return tries.rateLimits < policy.rateLimitTries ? answer.waitMs : null;
  if (tries.faults >= policy.faultTries) return null;
  const full = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (tries.faults - 1));
  return full * (1 - policy.jitter * chance);
}
