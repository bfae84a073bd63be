import type {MeetingOption} from '#/contracts/engine';
import type {LiveWindow} from '#/contracts/ingest';
import type {IngestRecords} from '#/engine/storage/ingestRecords';

/** When OpenF1 is closed to free use, as far as its calendar is known. */
export interface LiveCalendar {
  /** Brings back what earlier visits learnt. */
  load(): Promise<void>;
  /** The source lists these meetings: of their sessions it is the newest word. */
  note(meetings: readonly MeetingOption[]): Promise<void>;
  /** The window that is on. */
  readonly now: () => LiveWindow | null;
  /** The window that is on or comes next. */
  next(): LiveWindow | null;
}

/** OpenF1 is closed from half an hour before a session to half an hour after it. */
const marginMs = 30 * 60_000;

export function createLiveCalendar(
  records: Pick<IngestRecords, 'liveWindows' | 'setLiveWindows'>,
  clock: () => number,
): LiveCalendar {
  let windows: readonly LiveWindow[] = [];
  const open = () => merged(windows.filter(({end}) => end > clock()));

  function learn(told: readonly LiveWindow[], cancelled: ReadonlySet<string>): void {
    const names = new Set([...told.map(({name}) => name), ...cancelled]);
    const others = windows.filter(({name, end}) => end > clock() && !names.has(name));
    windows = [...others, ...told].toSorted((a, b) => a.start - b.start);
  }
  return {
    async load() {
      learn(await records.liveWindows(), new Set());
    },
    async note(meetings) {
      const sessions = meetings
        .flatMap(({name: meeting, year, sessions: own}) =>
          own.map((session) => ({...session, name: `${session.name}, ${meeting} ${year}`})),
        )
        .filter(({end}) => end + marginMs > clock());
      if (sessions.length === 0) return;
      const held = sessions.filter(({isCancelled}) => !isCancelled);
      learn(
        held.map(({name, start, end}) => ({name, start: start - marginMs, end: end + marginMs})),
        new Set(sessions.map(({name}) => name)),
      );
      await records.setLiveWindows(windows);
    },
    now: () => open().find(({start}) => start <= clock()) ?? null,
    next: () => open()[0] ?? null,
  };
}

/** Windows that touch are one, named after the session that ends it. */
function merged(windows: readonly LiveWindow[]): readonly LiveWindow[] {
  const all: LiveWindow[] = [];
  for (const window of windows) {
    const last = all.at(-1);
    if (!last || last.end < window.start) all.push(window);
    else if (window.end > last.end) all[all.length - 1] = {...window, start: last.start};
  }
  return all;
}
