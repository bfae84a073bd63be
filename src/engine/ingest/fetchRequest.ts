import {AppError} from '#/base/errors';
import type {Failure, PlannedRequest, RequestState} from '#/contracts/engine';
import type {Staged, Staging} from '#/engine/storage/staging';
import {type Access, ask, type Asked, type Delivery, type Outcome, type Watcher} from './ask';
import type {LookedUp, Lookups} from './lookups';
import type {Answers} from './answers';
import {
  byDriver,
  halves,
  queryOf,
  type RequestPart,
  splitsByDriver,
  type TimeSpan,
  wholeRequest,
} from './splitRequest';

export interface Fetched {
  readonly state: Extract<RequestState, 'staged' | 'unchanged' | 'empty' | 'failed'>;
  readonly bytes: number;
  readonly failure: Failure | null;
}

/** Where a request goes and where its answer ends up. */
export interface Route {
  readonly access: Access;
  readonly lookups: Lookups;
  readonly staging: Staging;
  readonly sessions: ReadonlyMap<number, TimeSpan>;
  readonly answers: Pick<Answers, 'since' | 'note'>;
  /** What was answered from then on, in epoch milliseconds, is not asked again. */
  readonly since: number;
  /** Car numbers of a session. @throws AppError 'source.*' | 'cancelled' */
  readonly drivers: (sessionKey: number, signal: AbortSignal) => Promise<readonly number[]>;
}

export interface FetchWatcher extends Watcher {
  /** Bytes received since last told. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Fetches and stages one planned request, in parts where the source refuses to answer the whole.
 *
 * @throws AppError 'cancelled' | 'storage.*'
 */
export async function fetchRequest(
  route: Route,
  request: PlannedRequest,
  watcher: FetchWatcher,
): Promise<Fetched> {
  const session = request.sessionKey === null ? undefined : route.sessions.get(request.sessionKey);
  const whole = wholeRequest(request.endpoint, request.query);
  let parts = [whole];
  try {
    if (request.parts !== undefined) parts = await carByCar(route, request, watcher);
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    if (!code.startsWith('source.')) throw thrown;
    return failed({code, message});
  }
  const fetched: Fetched[] = [];
  for (let part = parts.shift(); part; part = parts.shift()) {
    const outcome = await stagePart(route, part, watcher);
    if (outcome.kind === 'too-much-data') {
      const smaller = await split(route, part, session, watcher.signal);
      if (smaller.length > 0) parts.unshift(...smaller);
      else fetched.push(failed({code: 'source.too-much-data', message: outcome.message}));
    } else fetched.push(fetchedOf(outcome));
    if (fetched.at(-1)?.failure) break;
  }
  return together(fetched);
}

/** The parts of a request that was planned before the session's drivers were known. */
async function carByCar(
  route: Route,
  {endpoint, query, sessionKey}: PlannedRequest,
  {signal}: FetchWatcher,
): Promise<RequestPart[]> {
  const whole = wholeRequest(endpoint, query);
  const drivers = sessionKey === null ? [] : await route.drivers(sessionKey, signal);
  return drivers.length > 0 ? [...byDriver(whole, drivers)] : [whole];
}

type StagedPart = Pick<Fetched, 'bytes'> & {readonly state: 'staged' | 'unchanged' | 'empty'};

async function stagePart(
  route: Route,
  part: RequestPart,
  watcher: FetchWatcher,
): Promise<Outcome<StagedPart>> {
  const asked = {endpoint: part.endpoint, query: queryOf(part)};
  const before = await route.answers.since(asked, route.since);
  if (before) return {kind: 'rows', value: {state: before.path ? 'unchanged' : 'empty', bytes: 0}};
  const outcome = await fetchPart(route, asked, watcher);
  if (outcome.kind === 'rows') await route.answers.note(asked, outcome.value.path);
  if (outcome.kind === 'empty') await route.answers.note(asked, null);
  return outcome;
}

async function fetchPart(
  route: Route,
  asked: Asked,
  watcher: FetchWatcher,
): Promise<Outcome<StagedPart & Pick<Staged, 'path'>>> {
  const stage = ({body, ...delivery}: Delivery) =>
    route.staging.stage(
      {...asked, ...delivery, source: route.access.source},
      counted(body, watcher.onBytes),
    );
  const known = route.lookups.take(asked);
  if (!known) return ask(route.access, asked, stage, watcher);
  if (known.bytes === null) return {kind: 'empty'};
  return {kind: 'rows', value: await stage({...known, body: once(known)})};
}

const sessionOf = (query: string): number | null => {
  const key = /(?:^|&)session_key=(\d+)/.exec(query)?.[1];
  return key === undefined ? null : Number(key);
};

/** Parts to ask instead, or none when nothing smaller can be asked. */
async function split(
  route: Route,
  part: RequestPart,
  session: TimeSpan | undefined,
  signal: AbortSignal,
): Promise<readonly RequestPart[]> {
  if (splitsByDriver(part)) {
    const key = sessionOf(part.query);
    const drivers = key === null ? [] : await route.drivers(key, signal).catch(unlessCancelled);
    if (drivers.length > 0) return byDriver(part, drivers);
  }
  return halves(part, session);
}

/** Without the drivers the request can still be cut in time. */
function unlessCancelled(thrown: unknown): readonly never[] {
  const error = AppError.from(thrown);
  if (error.code === 'cancelled') throw error;
  return [];
}

function fetchedOf(outcome: Exclude<Outcome<StagedPart>, {kind: 'too-much-data'}>): Fetched {
  if (outcome.kind === 'failed') return failed(outcome.failure);
  if (outcome.kind === 'empty') return {state: 'empty', bytes: 0, failure: null};
  return {...outcome.value, failure: null};
}

const failed = (failure: Failure): Fetched => ({state: 'failed', bytes: 0, failure});

/** One result of several parts: failed if any failed, else staged if any added a file. */
function together(parts: readonly Fetched[]): Fetched {
  const state = (['failed', 'staged', 'unchanged'] as const).find((state) =>
    parts.some((part) => part.state === state),
  );
  return {
    state: state ?? 'empty',
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    failure: parts.find((part) => part.failure)?.failure ?? null,
  };
}

async function* counted(
  body: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of body) {
    yield chunk;
    onBytes(chunk.length);
  }
}

async function* once({bytes}: LookedUp): AsyncGenerator<Uint8Array, void> {
  if (bytes) yield bytes;
}
