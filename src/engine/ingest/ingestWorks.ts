import type {AppError} from '#/base/errors';
import type {IngestProgress} from '#/contracts/engine';
import type {Clock} from '#/engine/sources/openf1/pacing';
import type {FetchWatcher} from './fetchRequest';
import type {Holds} from './holds';
import type {IngestLine} from './ingestLine';
import {throttle, type Throttle} from './throttle';

const tellEveryMs = 200;
/** Shorter waits are the normal pace and not worth words. */
const notableWaitMs = 2_000;

interface Waiting {
  readonly resolve: (progress: IngestProgress) => void;
  readonly reject: (error: AppError) => void;
}

/** What is known of an ingest while it is worked on. */
interface Work {
  controller: AbortController;
  /** Requests under way, and of them those that were sent. */
  underWay: number;
  sent: number;
  notice: IngestProgress['waiting'];
  readonly events: Throttle<IngestProgress>;
  readonly waiting: Waiting[];
}

/** The ingests being worked on: what is under way of each, who waits for it, and how it is told. */
export interface IngestWorks {
  of(line: IngestLine): Work;
  isUnderWay(line: IngestLine): boolean;
  progressOf(line: IngestLine): IngestProgress;
  tell(line: IngestLine): void;
  /** The last word on an ingest for now: told at once, also to who waits for it. */
  end(line: IngestLine, last: IngestProgress): void;
  fail(line: IngestLine, error: AppError): void;
  ended(line: IngestLine): Promise<IngestProgress>;
  watcher(line: IngestLine, index: number): FetchWatcher;
  abort(line: IngestLine): void;
  abortAll(): void;
}

export interface WorksParts {
  readonly holds: Pick<Holds, 'current'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly onProgress: (progress: IngestProgress) => void;
}

export function createIngestWorks({holds, clock, onProgress}: WorksParts): IngestWorks {
  const works = new Map<string, Work>();

  function of(line: IngestLine): Work {
    const known = works.get(line.ingestId);
    if (known) return known;
    const work = newWork(onProgress);
    works.set(line.ingestId, work);
    return work;
  }
  function progressOf(line: IngestLine): IngestProgress {
    const hold = holds.current();
    if (line.header.state === 'waiting')
      return line.progress(hold && {reason: hold.words, until: hold.until});
    const work = works.get(line.ingestId);
    const isPaced = line.header.state === 'running' && work?.sent === 0;
    return line.progress(isPaced ? work.notice : null);
  }
  const tell = (line: IngestLine) => of(line).events.offer(() => progressOf(line));

  return {
    of,
    isUnderWay: (line) => (works.get(line.ingestId)?.underWay ?? 0) > 0,
    progressOf,
    tell,
    end(line, last) {
      const work = of(line);
      work.events.offer(() => last);
      work.events.flush();
      for (const one of work.waiting.splice(0)) one.resolve(last);
      works.delete(line.ingestId);
    },
    fail(line, error) {
      for (const one of of(line).waiting.splice(0)) one.reject(error);
    },
    ended: (line) =>
      new Promise((resolve, reject) => {
        of(line).waiting.push({resolve, reject});
      }),
    watcher(line, index) {
      const work = of(line);
      const onWait = (until: number, reason: string) => {
        if (until - clock.now() > notableWaitMs) work.notice = {reason, until};
        tell(line);
      };
      return {...counting(work, line, {index, tell}), onWait};
    },
    abort: (line) => works.get(line.ingestId)?.controller.abort(),
    abortAll() {
      for (const {controller} of works.values()) controller.abort();
    },
  };
}

const newWork = (onProgress: WorksParts['onProgress']): Work => ({
  controller: new AbortController(),
  underWay: 0,
  sent: 0,
  notice: null,
  events: throttle(tellEveryMs, onProgress),
  waiting: [],
});

/** Counts tries and bytes of a request as they come. */
function counting(
  work: Work,
  line: IngestLine,
  {index, tell}: {readonly index: number; readonly tell: (line: IngestLine) => void},
): FetchWatcher {
  const change = (bytes: number, attempts: number) => {
    line.set(index, {bytes, attempts});
    tell(line);
  };
  return {
    signal: work.controller.signal,
    onBytes(more) {
      const {bytes = 0, attempts = 0} = line.request(index) ?? {};
      change(bytes + more, attempts);
    },
    onSend() {
      work.sent += 1;
      work.notice = null;
      change(0, (line.request(index)?.attempts ?? 0) + 1);
    },
    onSettled() {
      work.sent -= 1;
    },
  };
}
