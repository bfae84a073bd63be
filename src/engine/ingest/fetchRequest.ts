import {z} from 'zod';
import {AppError} from '#/base/errors';
import type {Failure, PlannedRequest, RequestState} from '#/contracts/engine';
import type {Staging} from '#/engine/storage/staging';
import {type Access, ask, type Delivery, type Outcome, type Watcher} from './ask';
import type {LookedUp, Lookups} from './lookups';
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
  const parts = [whole];
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

type StagedPart = Pick<Fetched, 'bytes'> & {readonly state: 'staged' | 'unchanged' | 'empty'};

async function stagePart(
  route: Route,
  part: RequestPart,
  watcher: FetchWatcher,
): Promise<Outcome<StagedPart>> {
  const asked = {endpoint: part.endpoint, query: queryOf(part)};
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

const driverRow = z.object({driver_number: z.int()});

/** Parts to ask instead, or none when nothing smaller can be asked. */
async function split(
  route: Route,
  part: RequestPart,
  session: TimeSpan | undefined,
  signal: AbortSignal,
): Promise<readonly RequestPart[]> {
  if (splitsByDriver(part)) {
    const asked = {endpoint: 'drivers', query: part.query} as const;
    const rows = await route.lookups.rows(asked, driverRow, signal).catch(unlessCancelled);
    const drivers = [...new Set(rows.map((row) => row.driver_number))];
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
