import {readFileSync} from 'node:fs';
import {z} from 'zod';
import type {EndpointName} from '#/domain/endpoints';
import type {Latest, Openf1Query} from '#/domain/simulator/openf1Query';
import type {Row} from '#/domain/simulator/row';
import {createSimulator, type Scope, type SimulatorOptions} from '#/domain/simulator/simulator';
import {sharedFiles} from '#/testing/shared';
import {objectTexts} from './objectTexts';
import type {StoredRow} from './storedRow';

/** Where a server's rows come from. */
export interface Dataset {
  readonly latest: Latest;
  readonly rows: (endpoint: EndpointName, query: Openf1Query) => Iterable<StoredRow>;
}

export type CustomRows = Readonly<Partial<Record<EndpointName, readonly Row[]>>>;

const field = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.number().nullable()),
]);
const rowSchema = z.record(z.string(), field);

/** Every recorded answer beside the repository, each endpoint's files as one; a row recorded twice counts once. */
export function recordedDataset(): Dataset {
  const read = new Map<EndpointName, readonly StoredRow[]>();
  const rows = (endpoint: EndpointName): readonly StoredRow[] => {
    const known = read.get(endpoint);
    if (known) return known;
    const texts = new Set(
      sharedFiles(`openf1/${endpoint}`).flatMap((path) => [
        ...objectTexts(readFileSync(path, 'utf8')),
      ]),
    );
    const stored = [...texts].map((text) => ({text, row: rowSchema.parse(JSON.parse(text))}));
    read.set(endpoint, stored);
    return stored;
  };
  return {latest: latestOf(rows('sessions').map(({row}) => row)), rows};
}

export function customDataset(custom: CustomRows): Dataset {
  return {
    latest: latestOf(custom.sessions ?? []),
    rows: (endpoint) => (custom[endpoint] ?? []).map((row) => ({row, text: JSON.stringify(row)})),
  };
}

export function simulatedDataset(options: Partial<SimulatorOptions> = {}): Dataset {
  const simulator = createSimulator(options);
  return {
    latest: latestOf([...simulator.rows('sessions')]),
    rows: function* rows(endpoint, query) {
      for (const row of simulator.rows(endpoint, scopeOf(query)))
        yield {row, text: JSON.stringify(row)};
    },
  };
}

function scopeOf(query: Openf1Query): Scope {
  const sessionKeys = query.equals('session_key');
  const driverNumbers = query.equals('driver_number');
  return {...(sessionKeys ? {sessionKeys} : {}), ...(driverNumbers ? {driverNumbers} : {})};
}

/** The session that started last; keys 0, which nothing has, without one. */
function latestOf(sessions: readonly Row[]): Latest {
  const last = sessions.toSorted((a, b) => started(a) - started(b)).at(-1);
  return {
    session_key: Number(last?.['session_key'] ?? 0),
    meeting_key: Number(last?.['meeting_key'] ?? 0),
  };
}

const started = (session: Row): number => Date.parse(String(session['date_start']));
