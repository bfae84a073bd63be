import {AppError} from '#/base/errors';
import type {Failure} from '#/contracts/engine';
import type {LoggedTry, TryOutcome} from '#/contracts/ingest';
import type {EndpointName} from '#/domain/endpoints';
import {type Answer, judge, unreachable} from '#/engine/sources/openf1/answers';
import type {Clock, Pacing} from '#/engine/sources/openf1/pacing';
import {delayBeforeRetry, type RetryPolicy} from '#/engine/sources/openf1/retry';
import type {Transport} from '#/engine/sources/transport';
import {arrayOnly, chunksOf} from './body';
import {withSilenceLimit} from './silence';
import {undisturbed} from './undisturbed';

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
  /** Why asking is of no use now, if so: `unheard` when no answer came to the last try. */
  readonly obstacle?: (when: 'before' | 'unheard') => Failure | null;
  /** Fires when waiting may be of no use any more: then the obstacle is looked for again. */
  readonly disturbed?: () => AbortSignal;
  /** The answer was 401. True when it is worth asking once more, as somebody else. */
  readonly refusedAs?: () => boolean;
  readonly log?: (entry: LoggedTry) => void;
  /** What the server says, without what must not be shown. */
  readonly redacted?: (text: string) => string;
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

/** How the next try came about, for the log. */
interface Turn {
  readonly attempt: number;
  readonly waitedMs: number;
  readonly waitedFor: string | null;
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
  let because: string | null = null;
  for (let attempt = 1; ; attempt++) {
    const taken = await turnOrObstacle(access, because, watcher);
    if ('code' in taken) return {kind: 'failed', failure: taken};
    const turn: Turn = {attempt, ...taken};
    const result: Outcome<T> | Retriable = await tryOnce({access, asked, turn}, consume, watcher);
    if (isClosedToUs(result) && access.refusedAs?.() === true) continue;
    if (!isRetriable(result)) return result;
    const delay = delayOf(access, result, tries);
    if (typeof delay !== 'number') return delay;
    because = `${result.message}; trying again`;
    const retry = {result, delay, because};
    await undisturbed(access, watcher, (own) => waitFor(access, retry, own));
  }
}

const isClosedToUs = (result: Outcome<unknown> | Retriable) =>
  result.kind === 'failed' && result.failure.code === 'source.live-session';

const isRetriable = (result: Outcome<unknown> | Retriable): result is Retriable =>
  result.kind === 'fault' || result.kind === 'rate-limited';

/** Milliseconds until the next try, or why there is none. Counts this one. */
function delayOf(
  access: Access,
  result: Retriable,
  tries: {faults: number; rateLimits: number},
): number | Extract<Outcome<never>, {kind: 'failed'}> {
  const closed = result === unreachable ? access.obstacle?.('unheard') : null;
  if (closed) return {kind: 'failed', failure: closed};
  tries[result.kind === 'fault' ? 'faults' : 'rateLimits'] += 1;
  const delay = delayBeforeRetry(result, tries, access.retry, access.chance());
  return delay ?? {kind: 'failed', failure: failureOf(result)};
}

async function turnOrObstacle(
  access: Access,
  because: string | null,
  watcher: Watcher,
): Promise<Omit<Turn, 'attempt'> | Failure> {
  for (;;) {
    const obstacle = access.obstacle?.('before');
    if (obstacle) return obstacle;
    const turn = await undisturbed(access, watcher, (own) => takeTurn(access, because, own));
    if (turn) return turn;
  }
}

async function takeTurn(
  access: Access,
  because: string | null,
  watcher: Watcher,
): Promise<Omit<Turn, 'attempt'>> {
  const begin = access.clock.now();
  let waitedFor = because;
  await access.pacing.take(watcher.signal, (until, why) => {
    const reason = why === 'held' ? heldReason : pacedReason;
    waitedFor ??= reason;
    watcher.onWait?.(until, reason);
  });
  return {waitedMs: access.clock.now() - begin, waitedFor};
}

interface Retry {
  readonly result: Retriable;
  readonly delay: number;
  readonly because: string;
}

async function waitFor(
  {clock, pacing}: Access,
  {result, delay, because}: Retry,
  watcher: Watcher,
): Promise<void> {
  const until = clock.now() + delay;
  if (result.kind === 'rate-limited') return pacing.holdUntil(until);
  watcher.onWait?.(until, because);
  await clock.sleep(delay, watcher.signal);
}

const pacedReason = 'OpenF1 takes only so many requests a second and a minute';
const heldReason = 'OpenF1 asked to wait';

type Retriable = Extract<Answer, {kind: 'fault' | 'rate-limited'}>;

interface Attempt {
  readonly access: Access;
  readonly asked: Asked;
  readonly turn: Turn;
}

async function tryOnce<T>(
  attempt: Attempt,
  consume: (delivery: Delivery) => Promise<T>,
  watcher: Watcher,
): Promise<Outcome<T> | Retriable> {
  const {access, asked} = attempt;
  watcher.onSend?.();
  const requestedAt = access.clock.now();
  const entry = {requestedAt, status: null as number | null, bytes: 0};
  const end = (outcome: TryOutcome) => access.log?.(logged(attempt, entry, outcome));
  try {
    const result = await withSilenceLimit(
      access.silenceMs,
      watcher.signal,
      async (signal, waiting) => {
        const response = await access
          .transport(asked.endpoint, asked.query, signal)
          .catch(noAnswer);
        if (!response) return unreachable;
        entry.status = response.status;
        const answer = withoutSecrets(access, await judge(response, access.clock.now()));
        waiting(false);
        if (answer.kind !== 'rows') return outcomeOf(answer);
        const chunks = weighed(chunksOf(answer.body, signal, waiting), (bytes) => {
          entry.bytes += bytes;
        });
        const url = response.url || `${access.source}:${asked.endpoint}?${asked.query}`;
        const body = arrayOnly(chunks);
        const value = await consume({url, status: answer.status, requestedAt, body});
        return {kind: 'rows' as const, value};
      },
    );
    end(triedOutcome(result));
    return result;
  } catch (thrown) {
    const error = AppError.from(thrown);
    end(error.code === 'source.empty' ? 'empty' : brokenOutcome(error, entry.status));
    return faultOf(error);
  } finally {
    watcher.onSettled?.();
  }
}

function withoutSecrets({redacted}: Access, answer: Answer): Answer {
  if (!redacted || !('message' in answer)) return answer;
  return {...answer, message: redacted(answer.message)};
}

async function* weighed(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

function logged(
  {access, asked, turn}: Attempt,
  entry: Pick<LoggedTry, 'requestedAt' | 'status' | 'bytes'>,
  outcome: TryOutcome,
): LoggedTry {
  const session = /(?:^|&)session_key=(\d+)(?:&|$)/.exec(asked.query)?.[1];
  return {
    tryId: crypto.randomUUID(),
    source: access.source,
    ...asked,
    ...entry,
    sessionKey: session === undefined ? null : Number(session),
    elapsedMs: access.clock.now() - entry.requestedAt,
    ...turn,
    outcome,
  };
}

function triedOutcome(result: Outcome<unknown> | Retriable): TryOutcome {
  if (result.kind === 'failed')
    return result.failure.code === 'source.live-session' ? 'live-session' : 'refused';
  return result.kind === 'fault' ? 'unreachable' : result.kind;
}

function brokenOutcome({code}: AppError, status: number | null): TryOutcome {
  if (code === 'cancelled') return 'cancelled';
  return status === null ? 'unreachable' : 'broken-off';
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
