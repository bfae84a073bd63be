import {z} from 'zod';
import type {IngestRequest, MeetingOption} from '#/contracts/engine';
import type {Window} from '#/engine/sources/openf1/pacing';
import type {Answers} from './answers';
import type {Access} from './ask';
import {type Calendar, createCalendar} from './calendar';
import {createLookups, type LookupMemory, type Lookups, parseRows} from './lookups';

/** A source as the ingest uses it. */
export interface Source {
  readonly access: Access;
  readonly lookups: Lookups;
  readonly calendar: Calendar;
  readonly answers: Answers;
  readonly windows: () => readonly Window[];
  /** Car numbers of a session: from the staged file where there is one, else asked for. @throws AppError 'source.*' | 'cancelled' */
  readonly drivers: (sessionKey: number, signal: AbortSignal) => Promise<readonly number[]>;
}

export interface SourceParts {
  readonly source: IngestRequest['source'];
  readonly access: Access;
  readonly answers: Answers;
  readonly windows: () => readonly Window[];
  readonly onListed: (meetings: readonly MeetingOption[]) => void;
  readonly lookupMemory?: LookupMemory | undefined;
}

const driverRow = z.object({driver_number: z.int()});

export function createSource({
  access,
  answers,
  windows,
  onListed,
  lookupMemory,
}: SourceParts): Source {
  const lookups = createLookups(access, lookupMemory);
  const known = new Map<number, readonly number[]>();
  return {
    access,
    lookups,
    answers,
    windows,
    calendar: createCalendar(lookups, access.clock.now, onListed),
    async drivers(sessionKey, signal) {
      const before = known.get(sessionKey);
      if (before) return before;
      const asked = {endpoint: 'drivers', query: `session_key=${sessionKey}`} as const;
      const staged = await answers.bytes(asked);
      const rows = staged
        ? parseRows(staged, driverRow)
        : await lookups.rows(asked, driverRow, signal);
      const numbers = [...new Set(rows.map((row) => row.driver_number))];
      if (numbers.length > 0) known.set(sessionKey, numbers);
      return numbers;
    },
  };
}
