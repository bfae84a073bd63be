import type {QueuedIngest} from '#/contracts/ingest';
import type {IngestHeader, IngestRecords, StoredIngest} from '#/engine/storage/ingestRecords';
import {secondsFor} from './estimate';
import {createLine, type IngestLine} from './ingestLine';
import type {Window} from '#/engine/sources/openf1/pacing';

/** The ingests that are not done, in the order they are fetched; what it tells is stored. */
export interface IngestQueue {
  /** Reads what is stored, once. */
  load(): Promise<void>;
  readonly lines: () => readonly IngestLine[];
  find(ingestId: string): IngestLine | undefined;
  /** Ingests of this visit are known to run; those of an earlier one were interrupted. */
  isOfThisVisit(line: IngestLine): boolean;
  touch(line: IngestLine): void;
  add(ingest: StoredIngest, isFirst: boolean): Promise<IngestLine>;
  move(line: IngestLine, place: number): Promise<void>;
  remove(line: IngestLine): Promise<void>;
  saveHeaders(): Promise<void>;
}

export function createIngestQueue(records: IngestRecords): IngestQueue {
  let lines: readonly IngestLine[] = [];
  let loading: Promise<void> | null = null;
  const touched = new Set<string>();

  const headers = (): readonly IngestHeader[] => lines.map(({header}) => header);
  async function read(): Promise<void> {
    lines = [...(await records.readAll()).map((one) => createLine(brokenOff(one))), ...lines];
  }
  return {
    load: () => (loading ??= read()),
    lines: () => lines,
    find: (ingestId) => lines.find((line) => line.ingestId === ingestId),
    isOfThisVisit: (line) => touched.has(line.ingestId),
    touch: (line) => void touched.add(line.ingestId),
    async add(ingest, isFirst) {
      const line = createLine(ingest);
      touched.add(line.ingestId);
      const others = lines;
      lines = isFirst ? [line, ...others] : [...others, line];
      try {
        await records.add(ingest, headers());
      } catch (thrown) {
        lines = lines.filter((one) => one !== line);
        throw thrown;
      }
      return line;
    },
    async move(line, place) {
      const others = lines.filter((one) => one !== line);
      lines = others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, line);
      await records.saveHeaders(headers());
    },
    async remove(line) {
      lines = lines.filter((one) => one !== line);
      await records.remove(line.stored, headers());
    },
    saveHeaders: () => records.saveHeaders(headers()),
  };
}

/** What the last visit had under way is to be asked for again. */
const brokenOff = ({header, requests}: StoredIngest): StoredIngest => ({
  header,
  requests: requests.map((one) =>
    one.state === 'running' ? {...one, state: 'queued', bytes: 0} : one,
  ),
});

/** As the page sees it. */
export function queuedIngest(
  line: IngestLine,
  isOfThisVisit: boolean,
  windows: readonly Window[],
): QueuedIngest {
  const {ingestId, source, title, startedAt, state} = line.header;
  return {
    ingestId,
    source,
    title,
    state: isOfThisVisit ? state : whenLeft(state),
    addedAt: startedAt,
    counts: line.counts(),
    secondsLeft: secondsFor(source, line.open(), windows),
  };
}

/** What the last visit left under way was interrupted. */
export const whenLeft = (state: IngestHeader['state']): QueuedIngest['state'] =>
  state === 'running' || state === 'planned' || state === 'waiting' ? 'interrupted' : state;
