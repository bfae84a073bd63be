import {type EndpointName, endpoints} from '#/domain/endpoints';

/** Epoch milliseconds. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** A request, or the part of it that lies between two times. */
export interface RequestPart {
  readonly endpoint: EndpointName;
  /** Without the times. */
  readonly query: string;
  /** First moment of the part; null: from the beginning. */
  readonly from: number | null;
  /** First moment after the part; null: to the end. */
  readonly until: number | null;
}

const hour = 3_600_000;
const shortestPart = 60_000;

export function wholeRequest(endpoint: EndpointName, query: string): RequestPart {
  return {endpoint, query, from: null, until: null};
}

/** The query as sent. Times are UTC without an offset, which OpenF1 understands best. */
export function queryOf(part: RequestPart): string {
  const at = (time: number) => new Date(time).toISOString().slice(0, -1);
  const from = part.from === null ? '' : `&date>=${at(part.from)}`;
  const until = part.until === null ? '' : `&date<${at(part.until)}`;
  return `${part.query}${from}${until}`;
}

/** Whether a request can be asked car by car. */
export function splitsByDriver(part: RequestPart): boolean {
  const keyed = endpoints.find(({name}) => name === part.endpoint)?.key ?? [];
  return keyed.includes('driver_number') && !/\bdriver_number=/.test(part.query);
}

export function byDriver(part: RequestPart, drivers: readonly number[]): readonly RequestPart[] {
  return drivers.map((driver) => ({...part, query: `${part.query}&driver_number=${driver}`}));
}

/**
 * The two halves in time, which together bring just what the whole would, or none when the part is down to
 * a minute or its rows carry no date. Only the place of the cut is guessed from `session`: recording
 * begins about an hour before it.
 */
export function halves(part: RequestPart, session: TimeSpan | undefined): readonly RequestPart[] {
  const keyed = endpoints.find(({name}) => name === part.endpoint)?.key ?? [];
  if (!session || !keyed.includes('date')) return [];
  const start = part.from ?? Math.min(session.start - hour, part.until ?? Infinity);
  const end = part.until ?? Math.max(session.end + hour, start);
  if (end - start <= shortestPart) return [];
  const middle = Math.round((start + end) / 2);
  return [
    {...part, until: middle},
    {...part, from: middle},
  ];
}
