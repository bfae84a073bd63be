import type {z} from 'zod';
import {AppError} from '#/base/errors';
import {type Access, ask, type Asked, type Delivery} from './ask';

/** An answer that was asked for while planning. `bytes` is null when nothing matched. */
export interface LookedUp {
  readonly url: string;
  readonly status: number;
  readonly requestedAt: number;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** Answers needed to make a plan. They are kept a while, so that the ingest need not ask for them again. */
export interface Lookups {
  /** Rows that fit `schema`; empty when nothing matches. @throws AppError 'source.*' | 'cancelled' */
  rows<T>(asked: Asked, schema: z.ZodType<T>, signal: AbortSignal): Promise<readonly T[]>;
  /** Hands an answer over, once, if it is still fresh. */
  take(asked: Asked): LookedUp | undefined;
}

/** Where answers outlive the engine. */
export interface LookupMemory {
  read(address: string): Promise<LookedUp | undefined>;
  keep(address: string, answer: LookedUp): Promise<void>;
}

const freshMs = 10 * 60_000;

export const isFresh = ({requestedAt}: LookedUp, now: number): boolean =>
  now - requestedAt < freshMs;

export function createLookups(access: Access, memory?: LookupMemory): Lookups {
  const kept = new Map<string, LookedUp>();
  const pending = new Map<string, Promise<LookedUp>>();
  const keyOf = ({endpoint, query}: Asked) => `${endpoint}?${query}`;

  function fresh(asked: Asked): LookedUp | undefined {
    const found = kept.get(keyOf(asked));
    return found && isFresh(found, access.clock.now()) ? found : undefined;
  }
  async function remembered(asked: Asked): Promise<LookedUp | undefined> {
    const answer = await memory?.read(keyOf(asked));
    if (!answer || !isFresh(answer, access.clock.now())) return undefined;
    kept.set(keyOf(asked), answer);
    return answer;
  }

  /** Whoever asks for what is being asked for waits for that, and asks again only if it came to nothing. */
  async function lookUp(asked: Asked, signal: AbortSignal): Promise<LookedUp> {
    const key = keyOf(asked);
    for (let other = pending.get(key); other; other = pending.get(key)) {
      await other.catch(() => undefined);
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
    }
    const known = fresh(asked);
    if (known) return known;
    const asking = (async () => (await remembered(asked)) ?? send(asked, signal))().finally(() =>
      pending.delete(key),
    );
    pending.set(key, asking);
    return asking;
  }

  async function send(asked: Asked, signal: AbortSignal): Promise<LookedUp> {
    const requestedAt = access.clock.now();
    const outcome = await ask(access, asked, keep, {signal});
    if (outcome.kind === 'failed')
      throw new AppError(outcome.failure.code, outcome.failure.message);
    if (outcome.kind === 'too-much-data')
      throw new AppError('source.too-much-data', outcome.message);
    const answer =
      outcome.kind === 'rows' ? outcome.value : {url: '', status: 404, requestedAt, bytes: null};
    kept.set(keyOf(asked), answer);
    await memory?.keep(keyOf(asked), answer);
    return answer;
  }

  return {
    async rows(asked, schema, signal) {
      const {bytes} = await lookUp(asked, signal);
      return bytes === null ? [] : parseRows(bytes, schema);
    },
    take(asked) {
      const answer = fresh(asked);
      kept.delete(keyOf(asked));
      return answer;
    },
  };
}

async function keep({url, status, requestedAt, body}: Delivery): Promise<LookedUp> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of body) chunks.push(Uint8Array.from(chunk));
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  return {url, status, requestedAt, bytes};
}

/** @throws AppError 'source.bad-answer' when the answer is no JSON array; rows that do not fit are left out */
export function parseRows<T>(bytes: Uint8Array, schema: z.ZodType<T>): readonly T[] {
  let rows: unknown;
  try {
    rows = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new AppError('source.bad-answer', 'The answer is not JSON', {cause});
  }
  if (!Array.isArray(rows))
    throw new AppError('source.bad-answer', 'The answer is no list of rows');
  return rows.map((row) => schema.safeParse(row).data).filter((row) => row !== undefined);
}
