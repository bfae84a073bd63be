import {AppError} from '#/base/errors';
import type {LoggedTry, RecentTries} from '#/contracts/ingest';
import type {IngestRecords} from '#/engine/storage/ingestRecords';
import type {Clock} from '#/engine/sources/openf1/pacing';

/** Writes tries to the lake; those it has it does not write twice. */
export interface TryTable {
  /** Durable when it resolves. */
  write(tries: readonly LoggedTry[]): Promise<void>;
  /** Newest first. */
  newest(count: number): Promise<readonly LoggedTry[]>;
}

/** Every try of a request, on its way to `ops.request_log`. Never fails what it tells of. */
export interface RequestLog {
  readonly note: (entry: LoggedTry) => void;
  recent(): Promise<RecentTries>;
  /** Writes what is not in the lake yet. */
  write(): Promise<void>;
  /** The lake is open: what an earlier visit left unwritten goes in. */
  open(table: TryTable): Promise<void>;
}

/** So many are written at once: each time costs a checkpoint, which waits for what reads. */
const batchOf = 200;
/** More than the lake is ever busy for; the oldest go first. */
const mostUnwritten = 2_000;
/** A visit that ends without a word loses the tries of this long. */
const keepEveryMs = 1_000;
const shown = 100;
const shownMinutes = 10;
const minuteMs = 60_000;
const good = new Set(['rows', 'empty']);

export function createRequestLog(
  records: Pick<IngestRecords, 'unwrittenTries' | 'setUnwrittenTries'>,
  clock: Pick<Clock, 'now'>,
): RequestLog {
  let recent: readonly LoggedTry[] = [];
  const unwritten = createUnwritten(records);
  return {
    note(entry) {
      recent = [entry, ...recent].slice(0, shownMinutes * 60);
      unwritten.add(entry);
    },
    write: unwritten.write,
    recent: async () => ({
      tries: recent.slice(0, shown),
      perMinute: perMinute(recent, clock.now()),
    }),
    async open(table) {
      try {
        recent = [...recent, ...(await unwritten.open(table))];
        if (recent.length < shown) {
          const seen = new Set(recent.map(({tryId}) => tryId));
          const older = await table.newest(shown);
          recent = [...recent, ...older.filter(({tryId}) => !seen.has(tryId))];
        }
      } catch (thrown) {
        warn(thrown);
      }
      await unwritten.write();
    },
  };
}

const warn = (thrown: unknown) => console.warn('The request log could not be written', thrown);

interface Unwritten {
  readonly add: (entry: LoggedTry) => void;
  readonly write: () => Promise<void>;
  /** Answers what an earlier visit left, newest first. */
  readonly open: (table: TryTable) => Promise<readonly LoggedTry[]>;
}

/** Tries on their way to the lake, kept where a visit that ends without a word leaves them. */
function createUnwritten(
  records: Pick<IngestRecords, 'unwrittenTries' | 'setUnwrittenTries'>,
): Unwritten {
  let table: TryTable | null = null;
  let tries: readonly LoggedTry[] = [];
  let writing: Promise<void> | null = null;
  let keeping: ReturnType<typeof setTimeout> | null = null;

  function keepSoon(): void {
    keeping ??= setTimeout(() => {
      keeping = null;
      records.setUnwrittenTries(tries).catch(warn);
    }, keepEveryMs);
  }
  async function writeAll(): Promise<void> {
    const batch = tries;
    if (!table || batch.length === 0) return;
    try {
      await table.write(batch);
      const written = new Set(batch);
      tries = tries.filter((one) => !written.has(one));
      await records.setUnwrittenTries(tries);
    } catch (thrown) {
      // While an update runs the lake is not to be written to: with the next batch.
      if (AppError.from(thrown).code !== 'lake.busy') warn(thrown);
    }
  }
  const write = (): Promise<void> => {
    writing ??= writeAll().finally(() => {
      writing = null;
    });
    return writing;
  };
  return {
    write,
    add(entry) {
      tries = [...tries, entry].slice(-mostUnwritten);
      keepSoon();
      if (tries.length % batchOf === 0) void write();
    },
    async open(lake) {
      table = lake;
      const left = await records.unwrittenTries();
      tries = [...left, ...tries];
      return left.toReversed();
    },
  };
}

function perMinute(tries: readonly LoggedTry[], now: number): RecentTries['perMinute'] {
  const last = Math.floor(now / minuteMs);
  return Array.from({length: shownMinutes}, (_, i) => last - shownMinutes + 1 + i).map((minute) => {
    const own = tries.filter(({requestedAt}) => Math.floor(requestedAt / minuteMs) === minute);
    const failed = own.filter(({outcome}) => !good.has(outcome)).length;
    return {minute: minute * minuteMs, sent: own.length, failed};
  });
}
