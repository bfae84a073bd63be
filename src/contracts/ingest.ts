import type {LocalFiles} from './imports';
import type {EndpointName} from '#/domain/endpoints';
import type {
  IngestPlan,
  IngestProgress,
  IngestRequest,
  IngestState,
  MeetingOption,
  RequestProgress,
  SourceName,
} from './engine';

/** What crosses the boundary about the queue of ingests and how the source is asked. */

/** How many requests of an ingest are in which state; counted over all of them. */
export interface IngestCounts {
  readonly all: number;
  readonly queued: number;
  readonly running: number;
  readonly staged: number;
  readonly unchanged: number;
  readonly kept: number;
  readonly empty: number;
  readonly failed: number;
  readonly bytes: number;
  /** Of the expected bytes what is settled, 0 to 1. */
  readonly share: number;
}

/** Which part of a session car_data and location are asked for. */
export type TelemetryWindow =
  /** Seconds after the session's start; may begin before it. */
  | {readonly kind: 'seconds'; readonly from: number; readonly until: number}
  /** From the beginning of one lap to the end of another, of whoever was first there and last. */
  | {readonly kind: 'laps'; readonly from: number; readonly until: number};

/** What of a plan is asked for, where that is not all. */
export interface Narrowing {
  /** Only this part of car_data and location. */
  readonly telemetryWindow?: TelemetryWindow;
  /** Car_data and location in pieces of five minutes of all cars together, instead of car by car. */
  readonly telemetryByTime?: boolean;
  /** Conditions by endpoint, in OpenF1's syntax: `lap_number>=10&lap_number<=20`. */
  readonly filters?: Readonly<Partial<Record<EndpointName, string>>>;
  /** Also what was fetched before and cannot have changed since. */
  readonly again?: boolean;
}

/** Why nothing is sent for now; it goes on by itself. */
export type HoldReason = 'offline' | 'live-session' | 'unreachable';

export interface Hold {
  readonly reason: HoldReason;
  readonly words: string;
  /** Epoch milliseconds of the next try. */
  readonly until: number;
}

/** OpenF1 is closed to free use within it. Epoch milliseconds. */
export interface LiveWindow {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface QueuedIngest {
  readonly ingestId: string;
  readonly source: SourceName;
  /** `2024: 24 meetings, 120 sessions`. */
  readonly title: string;
  readonly state: IngestState;
  /** Epoch milliseconds. */
  readonly addedAt: number;
  readonly counts: IngestCounts;
  /** At the pace the source allows, when it is this one's turn. */
  readonly secondsLeft: number;
}

/** Everything that waits to be fetched, in the order it will be. */
export interface IngestQueue {
  readonly isRunning: boolean;
  readonly hold: Hold | null;
  readonly tier: 'free' | 'sponsor';
  /** Begins to go on by itself when LapLake is opened. */
  readonly goesOn: boolean;
  readonly ingests: readonly QueuedIngest[];
  /** The live window that is on, or else the next one that is known. */
  readonly live: LiveWindow | null;
}

/** Requests of an ingest that belong together: those of a session, or those of a meeting as a whole. */
export interface RequestGroup {
  /** To ask for its requests by. */
  readonly id: string;
  readonly title: string;
  readonly counts: IngestCounts;
}

/** How one try went. */
export type TryOutcome =
  | 'rows'
  | 'empty'
  | 'rate-limited'
  | 'too-much-data'
  | 'live-session'
  | 'refused'
  | 'unreachable'
  | 'broken-off'
  | 'cancelled';

/** One try of a request, as `ops.request_log` has it. */
export interface LoggedTry {
  readonly tryId: string;
  readonly source: 'sample' | 'openf1';
  /** Epoch milliseconds when it was sent. */
  readonly requestedAt: number;
  readonly endpoint: string;
  readonly query: string;
  readonly sessionKey: number | null;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly bytes: number;
  readonly elapsedMs: number;
  /** Counts from 1 for each request. */
  readonly attempt: number;
  readonly outcome: TryOutcome;
  readonly waitedMs: number;
  /** Why it was not sent sooner; null when it was. */
  readonly waitedFor: string | null;
}

export interface RecentTries {
  /** Newest first, a hundred at most. */
  readonly tries: readonly LoggedTry[];
  /** Of the last ten minutes, the running one last: how many were sent and how many of them failed. */
  readonly perMinute: readonly {
    readonly minute: number;
    readonly sent: number;
    readonly failed: number;
  }[];
}

type Nothing = Record<string, never>;
interface OfIngest {
  readonly ingestId: string;
}

export interface QueueApi {
  ingestQueue(request: Nothing): IngestQueue;
  /** Plans an ingest and puts it last in the queue, which begins to work unless it is paused. @throws AppError 'source.*' | 'cancelled' */
  queueIngest(request: IngestRequest): IngestQueue;
  /** Stops sending; what is under way is given up and asked for again later. One ingest, or all. */
  pauseIngests(request: {readonly ingestId?: string}): IngestQueue;
  /** Goes on at once with one ingest, or with all that are not done. Does not wait for the end of it. */
  continueIngests(request: {readonly ingestId?: string}): IngestQueue;
  /** Puts an ingest at a place in the queue, from 0. */
  moveIngest(request: OfIngest & {readonly place: number}): IngestQueue;
  /** Forgets an ingest; what is staged stays. */
  removeIngest(request: OfIngest): IngestQueue;
  setGoesOn(request: {readonly goesOn: boolean}): IngestQueue;
  ingestGroups(request: OfIngest): readonly RequestGroup[];
  ingestRequests(request: OfIngest & {readonly group: string}): readonly RequestProgress[];
  /** A sponsor's token, kept as long as the engine lives; null forgets it. */
  useSponsorToken(request: {readonly token: string | null}): IngestQueue;
}

export interface IngestApi extends QueueApi {
  /** @throws AppError 'source.*' | 'cancelled' */
  listMeetings(request: {
    readonly source: 'sample' | 'openf1';
    readonly year: number;
  }): readonly MeetingOption[];
  /** The meetings of these sessions. @throws AppError 'source.*' | 'cancelled' */
  findSessions(request: {
    readonly source: 'sample' | 'openf1';
    readonly sessionKeys: readonly number[];
  }): readonly MeetingOption[];
  /** @throws AppError 'source.*' | 'cancelled' */
  planIngest(request: IngestRequest): IngestPlan;
  /** Plans and fetches; answers when all is staged, failed or cancelled. Progress comes as events. */
  startIngest(request: IngestRequest): IngestProgress;
  /** Goes on with an unfinished ingest, the first when none is named: what is staged is not asked for again. */
  resumeIngest(request: {readonly ingestId?: string}): IngestProgress;
  /** Forgets an unfinished ingest, the first when none is named; staged files stay. */
  dismissIngest(request: {readonly ingestId?: string}): void;
  /** The session that began last, or every session of its meeting that has begun. @throws AppError 'source.*' | 'cancelled' */
  findLatest(request: {readonly source: 'sample' | 'openf1'; readonly of: 'session' | 'meeting'}): {
    readonly meetings: readonly MeetingOption[];
    readonly sessionKeys: readonly number[];
  };
  recentTries(request: Nothing): RecentTries;
  /**
   * Stages local files of OpenF1's JSON or CSV, also from zip archives; the endpoint is told from what is in them.
   * `paths` are theirs, by position, with the folders a person gave; without it their names.
   */
  stageLocal(request: LocalFiles): IngestProgress;
}
