import {AppError} from '#/base/errors';
import type {Failure} from '#/contracts/engine';
import type {EndpointName} from '#/domain/endpoints';
import {type Answer, judge, unreachable} from '#/engine/sources/openf1/answers';
import type {Clock, Pacing} from '#/engine/sources/openf1/pacing';
import {delayBeforeRetry, type RetryPolicy} from '#/engine/sources/openf1/retry';
import type {Transport} from '#/engine/sources/transport';
import {arrayOnly, chunksOf} from './body';
import {withSilenceLimit} from './silence';

/** A source and the manners it is asked with. */
export interface Access {
  readonly source: 'sample' | 'openf1';
  readonly transport: Transport;
  readonly pacing: Pacing;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  /** In [0, 1). */
  readonly chance: () => number;
  /** A try that brings no byte for so long has failed. */
  readonly silenceMs: number;
}

export interface Asked {
  readonly endpoint: EndpointName;
  /** Without the question mark. */
  readonly query: string;
}

/** An answer with rows, its body not yet read. */
export interface Delivery {
  readonly url: string;
  readonly status: number;
  readonly requestedAt: number;
  readonly body: AsyncIterable<Uint8Array>;
}

export type Outcome<T> =
  | {readonly kind: 'rows'; readonly value: T}
  | {readonly kind: 'empty'}
  | {readonly kind: 'too-much-data'; readonly message: string}
  | {readonly kind: 'failed'; readonly failure: Failure};

/** Who is interested in how it goes. */
export interface Watcher {
  readonly signal: AbortSignal;
  onWait?(until: number, reason: string): void;
  /** A try goes out. */
  onSend?(): void;
  /** A try is over, well or not. */
  onSettled?(): void;
}

/**
 * Asks once, and again as the retry policy says. `consume` reads the body; when that breaks off or is no
 * JSON array, the whole try has failed, and `consume` must have left nothing behind.
 *
 * @throws AppError 'cancelled', or what `consume` throws of its own
 */
export async function ask<T>(
  access: Access,
  asked: Asked,
  consume: (delivery: Delivery) => Promise<T>,
  watcher: Watcher,
): Promise<Outcome<T>> {
  const tries = {faults: 0, rateLimits: 0};
  for (;;) {
    await access.pacing.take(watcher.signal, (until, why) =>
      watcher.onWait?.(until, why === 'held' ? heldReason : pacedReason),
    );
    const result = await tryOnce(access, asked, consume, watcher);
    if (result.kind !== 'fault' && result.kind !== 'rate-limited') return result;
    if (result.kind === 'fault') tries.faults++;
    else tries.rateLimits++;
    const delay = delayBeforeRetry(result, tries, access.retry, access.chance());
    if (delay === null) return {kind: 'failed', failure: failureOf(result)};
    const until = access.clock.now() + delay;
    if (result.kind === 'rate-limited') {
      access.pacing.holdUntil(until);
      continue;
    }
    watcher.onWait?.(until, `${result.message}; trying again`);
    await access.clock.sleep(delay, watcher.signal);
  }
}

const pacedReason = 'OpenF1 takes 3 requests a second and 30 a minute';
const heldReason = 'OpenF1 asked to wait';

type Retriable = Extract<Answer, {kind: 'fault' | 'rate-limited'}>;

async function tryOnce<T>(
  access: Access,
  asked: Asked,
  consume: (delivery: Delivery) => Promise<T>,
  watcher: Watcher,
): Promise<Outcome<T> | Retriable> {
  watcher.onSend?.();
  const requestedAt = access.clock.now();
  try {
    return await withSilenceLimit(access.silenceMs, watcher.signal, async (signal, waiting) => {
      const response = await access.transport(asked.endpoint, asked.query, signal).catch(noAnswer);
      if (!response) return unreachable;
      const answer = await judge(response, access.clock.now());
      waiting(false);
      if (answer.kind !== 'rows') return outcomeOf(answer);
      const body = arrayOnly(chunksOf(answer.body, signal, waiting));
      const url = response.url || `${access.source}:${asked.endpoint}?${asked.query}`;
      const value = await consume({url, status: answer.status, requestedAt, body});
      return {kind: 'rows' as const, value};
    });
  } catch (thrown) {
    return faultOf(AppError.from(thrown));
  } finally {
    watcher.onSettled?.();
  }
}

/** A transport rejects when no answer came; a fired signal is told apart by whoever fired it. */
function noAnswer(thrown: unknown): undefined {
  if (thrown instanceof AppError && thrown.code === 'cancelled') throw thrown;
  return undefined;
}

function outcomeOf(answer: Exclude<Answer, {kind: 'rows'}>): Outcome<never> | Retriable {
  switch (answer.kind) {
    case 'live-session':
      return {kind: 'failed', failure: {code: 'source.live-session', message: answer.message}};
    case 'refused':
      return {kind: 'failed', failure: {code: answer.code, message: answer.message}};
    default:
      return answer;
  }
}

/** Faults of the answer's body are answers too; all else is the consumer's and goes on. */
function faultOf(error: AppError): Outcome<never> | Retriable {
  if (error.code === 'source.empty') return {kind: 'empty'};
  if (error.code !== 'source.unreachable' && error.code !== 'source.bad-answer') throw error;
  return {kind: 'fault', code: error.code, message: error.message};
}

function failureOf(answer: Retriable): Failure {
  const code = answer.kind === 'fault' ? answer.code : 'source.rate-limited';
  return {code, message: answer.message};
}
