import type {EndpointUse, SessionUse, StorageUse} from '#/contracts/storage';
import {isEndpointName} from '#/domain/endpoints';
import {groupBy} from '#/base/groupBy';
import {fileNumber, sourcesTable, storedRows} from '#/lakehouse/bronze/storedBronze';
import {bronzeTables} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {readMeetings, unitOfQuery, unknownKey} from '../pipeline/pendingUnits';
import {databaseUse} from './databaseUse';
import {sizesOf, stagedPaths, type VolumeParts} from './doomedFiles';
import {leftoversOf} from './leftovers';

interface UseParts extends VolumeParts {
  readonly lake: Lake;
  /** Path below the root of OPFS. */
  readonly storage: string;
}

interface StagedFile {
  readonly path: string;
  readonly bytes: number;
  /** Null where nobody can say, or where there are several. */
  readonly session: number | null;
}

/** What lies on this device, by what it is. */
export async function storageUse(parts: UseParts): Promise<StorageUse> {
  const {lake, storage} = parts;
  return lake.read(async (session) => {
    const files = await stagedFiles(parts, session);
    const unnamed = files.filter((file) => file.session === null);
    return {
      staged: endpointsOf(files),
      sessions: await sessionsOf(session, files),
      sharedFiles: {files: unnamed.length, bytes: bytesOf(unnamed)},
      database: await databaseUse(session, lake.catalog),
      leftovers: await leftoversOf(lake.catalog, storage),
    };
  });
}

const bytesOf = (files: readonly StagedFile[]) => files.reduce((sum, {bytes}) => sum + bytes, 0);

async function stagedFiles(parts: VolumeParts, session: Session): Promise<readonly StagedFile[]> {
  const paths = [...(await stagedPaths(parts.volume))];
  const sizes = await sizesOf(parts, paths);
  const origins = await parts.manifest.provenances(paths);
  const meetings = await readMeetings(session);
  const asked = paths.map((_, at) => {
    const {session_key} = unitOfQuery(origins[at]?.query ?? '', meetings);
    return session_key === unknownKey ? null : session_key;
  });
  const byRows = asked.includes(null) ? await sessionsByRows(session) : new Map<string, number>();
  return paths.map((path, at) => ({
    path,
    bytes: sizes[at] ?? 0,
    session: asked[at] ?? byRows.get(path) ?? null,
  }));
}

const withSessions = bronzeTables.filter(({columns}) => Object.hasOwn(columns, 'session_key'));

/** The session of each file all of whose rows are of one. */
async function sessionsByRows(session: Session): Promise<ReadonlyMap<string, number>> {
  const ofTables = withSessions.map(
    ({name}) =>
      `SELECT ${fileNumber}, min(session_key) AS low, max(session_key) AS high FROM ${storedRows(name)} GROUP BY ${fileNumber}`,
  );
  const rows = await session.rows(`
SELECT _source_file AS path, min(low) AS key FROM (${ofTables.join('\nUNION ALL ')}) JOIN ${sourcesTable} USING (${fileNumber})
GROUP BY _source_file HAVING min(low) = max(high)`);
  return new Map(rows.map(({path, key}) => [String(path), Number(key)]));
}

function endpointsOf(files: readonly StagedFile[]): readonly EndpointUse[] {
  const byEndpoint = groupBy(files, ({path}) => path.slice(0, path.indexOf('/')));
  return [...byEndpoint]
    .flatMap(([endpoint, own]) =>
      isEndpointName(endpoint) ? [{endpoint, files: own.length, bytes: bytesOf(own)}] : [],
    )
    .toSorted((a, b) => b.bytes - a.bytes);
}

async function sessionsOf(
  session: Session,
  files: readonly StagedFile[],
): Promise<readonly SessionUse[]> {
  const counts = withSessions.map(
    ({name}) => `SELECT session_key, count(*) AS n FROM ${storedRows(name)} GROUP BY session_key`,
  );
  const rows = await session.rows(`
SELECT session_key, sum(n)::DOUBLE AS n FROM (${counts.join('\nUNION ALL ')})
WHERE session_key IS NOT NULL GROUP BY session_key`);
  const named = await session.rows(
    "SELECT session_key, meeting_key, concat(year, ' ', location, ', ', session_name) AS name FROM silver_sessions",
  );
  const known = new Map(named.map((row) => [Number(row['session_key']), row]));
  const rowsOf = new Map(rows.map((row) => [Number(row['session_key']), Number(row['n'])]));
  const filesOf = groupBy(
    files.filter((file) => file.session !== null),
    (file) => file.session ?? 0,
  );
  return [...new Set([...rowsOf.keys(), ...filesOf.keys()])]
    .toSorted((a, b) => b - a)
    .map((sessionKey) => {
      const own = filesOf.get(sessionKey) ?? [];
      const row = known.get(sessionKey);
      return {
        sessionKey,
        meetingKey: row ? Number(row['meeting_key']) : null,
        name: row ? String(row['name']) : null,
        files: own.length,
        bytes: bytesOf(own),
        rows: rowsOf.get(sessionKey) ?? 0,
      };
    });
}
