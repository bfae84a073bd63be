import {z} from 'zod';
import {endpoints} from '#/domain/endpoints';

const names = endpoints.map(({name}) => name);
const match = {
  /** Only requests of this endpoint. */
  endpoint: z.enum(names).optional(),
  /** Only requests whose decoded query string contains this. */
  query: z.string().optional(),
  /** Lets so many matching requests pass first. */
  after: z.int().nonnegative().default(0),
  /** Strikes so often, then never again; without it, always. */
  times: z.int().positive().optional(),
};
const kind = <Name extends string>(name: Name) => z.strictObject({...match, kind: z.literal(name)});

/** Something that goes wrong with requests that match. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** 429. `per` chooses the text; `retryAfterS` null sends no Retry-After. */
  z.strictObject({
    ...match,
    kind: z.literal('rate-limited'),
    per: z.enum(['second', 'minute']).default('second'),
    retryAfterS: z.number().nullable().default(1),
  }),
  /** 401 without CORS headers: a page sees a network error. */
  kind('live-session'),
  /** 422. */
  kind('too-much-data'),
  /** 500 with HTML. */
  kind('server-error'),
  /** 503 with plain text. */
  kind('overloaded'),
  /** No answer, ever. */
  kind('hang'),
  /** The connection is closed before any answer. */
  kind('refused'),
  /** Full Content-Length, half the body, then the connection breaks. */
  kind('cut-body'),
  /** A complete 200 whose JSON breaks off. */
  kind('malformed'),
  /** The true answer, later. */
  z.strictObject({...match, kind: z.literal('slow'), ms: z.number().nonnegative()}),
]);

export type Fault = z.output<typeof faultSchema>;
/** A fault as a test writes it: `{kind: 'rate-limited', endpoint: 'laps', times: 2}`. */
export type FaultRequest = z.input<typeof faultSchema>;

export interface FaultPlan {
  /** The first fault that strikes this request, if any; counts it. */
  readonly strike: (path: string, query: string) => Fault | null;
  /** Forgets all faults and their counts. */
  readonly set: (faults: readonly FaultRequest[]) => void;
}

/** @throws z.ZodError for a fault that is none */
export function faultPlan(faults: readonly FaultRequest[]): FaultPlan {
  let planned: {readonly fault: Fault; seen: number}[] = [];
  const set = (requested: readonly FaultRequest[]) => {
    planned = requested.map((fault) => ({fault: faultSchema.parse(fault), seen: 0}));
  };
  set(faults);
  return {
    set,
    strike: (path, query) => {
      for (const plan of planned) {
        const {endpoint, query: part, after, times = Infinity} = plan.fault;
        if ((endpoint && endpoint !== path) || (part && !query.includes(part))) continue;
        plan.seen += 1;
        if (plan.seen > after && plan.seen <= after + times) return plan.fault;
      }
      return null;
    },
  };
}
