import type {PlannedRequest} from '#/contracts/engine';
import type {IngestRecords, StoredAnswer} from '#/engine/storage/ingestRecords';
import type {Volume} from '#/engine/storage/volume';
import type {Access, Asked} from './ask';
import type {TimeSpan} from './splitRequest';

/** What a source answered, and when: so that what cannot have changed is not asked again. */
export interface Answers {
  /** The answer to just this, if it came at `time` or later. */
  since(asked: Asked, time: number): Promise<StoredAnswer | undefined>;
  note(asked: Asked, path: string | null): Promise<void>;
  /** The bytes answered last, if their file is there. */
  bytes(asked: Asked): Promise<Uint8Array | null>;
  /**
   * Of the requests those whose answer cannot have changed: asked for when the session was settled, and the rows are
   * in the volume or in the tables. Null stands for a session whose end nobody knows.
   */
  kept(
    requests: readonly PlannedRequest[],
    ends: (request: PlannedRequest) => number | null,
  ): Promise<ReadonlyMap<PlannedRequest, StoredAnswer>>;
}

/** What the lake knows of staged files. */
export interface LoadedFiles {
  /** Of these paths those whose rows are in the tables, and those that could not be read. */
  settled(
    paths: readonly string[],
  ): Promise<{readonly loaded: ReadonlySet<string>; readonly malformed: ReadonlySet<string>}>;
}

/**
 * A session is settled so long after its end. Right after it OpenF1's rows are absent or partial, results and
 * standings follow F1's own publication, and its maintainers load sessions again in the days that follow.
 */
export const settledAfterMs = 7 * 24 * 3_600_000;

export interface AnswerParts {
  readonly records: Pick<IngestRecords, 'answers' | 'saveAnswer'>;
  readonly volume: Pick<Volume, 'find' | 'list'>;
  readonly source: Access['source'];
  readonly now: () => number;
  /** Null until the lake is open. */
  readonly loadedFiles: () => LoadedFiles | null;
}

export function createAnswers({records, volume, source, now, loadedFiles}: AnswerParts): Answers {
  const addressOf = ({endpoint, query}: Asked) => `${source}/${endpoint}?${query}`;
  const last = async (asked: Asked) => (await records.answers([addressOf(asked)]))[0];

  return {
    async since(asked, time) {
      const answer = await last(asked);
      return answer && answer.at >= time ? answer : undefined;
    },
    note: (asked, path) => records.saveAnswer(addressOf(asked), {at: now(), path}),
    async bytes(asked) {
      const path = (await last(asked))?.path ?? null;
      const file = path === null ? undefined : await volume.find(path);
      return file ? new Uint8Array(await (await file.getFile()).arrayBuffer()) : null;
    },
    async kept(requests, ends) {
      const kept = new Map<PlannedRequest, StoredAnswer>();
      // The simulator costs nothing, and its rows are always the same.
      if (source === 'sample' || requests.length === 0) return kept;
      const known = await records.answers(requests.map(addressOf));
      requests.forEach((request, i) => {
        const [answer, end] = [known[i], ends(request)];
        if (answer && end !== null && answer.at >= end + settledAfterMs) kept.set(request, answer);
      });
      const there = await present(
        [...kept.values()].map(({path}) => path),
        {volume, loadedFiles},
      );
      for (const [request, {path}] of kept)
        if (path !== null && !there.has(path)) kept.delete(request);
      return kept;
    },
  };
}

/** Of these files those that are staged or loaded, and can be read. */
async function present(
  asked: readonly (string | null)[],
  {volume, loadedFiles}: Pick<AnswerParts, 'volume' | 'loadedFiles'>,
): Promise<ReadonlySet<string>> {
  const paths = asked.filter((path) => path !== null);
  const endpoints = new Set(paths.map((path) => path.split('/')[0] ?? ''));
  const there = new Set<string>();
  for (const endpoint of endpoints)
    for (const path of await volume.list(endpoint as Asked['endpoint'])) there.add(path);
  const known = await loadedFiles()?.settled(paths);
  for (const path of known?.loaded ?? []) there.add(path);
  for (const path of known?.malformed ?? []) there.delete(path);
  return there;
}

/** When the session of a request is over; of a meeting's own rows, its last. */
export function endOf(
  {sessionKey, query}: Pick<PlannedRequest, 'sessionKey' | 'query'>,
  meetings: readonly {
    readonly meetingKey: number;
    readonly sessions: readonly ({readonly sessionKey: number} & TimeSpan)[];
  }[],
): number | null {
  const meetingKey = Number(/^meeting_key=(\d+)/.exec(query)?.[1]);
  const sessions = meetings.flatMap((meeting) =>
    meeting.sessions.filter((one) =>
      sessionKey === null ? meeting.meetingKey === meetingKey : one.sessionKey === sessionKey,
    ),
  );
  return sessions.length === 0 ? null : Math.max(...sessions.map(({end}) => end));
}
