import type {RoomForecast, RoomNeeded} from '#/contracts/storage';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {blocksOf} from './databaseUse';
import {roomForecast} from './roomForecast';

/** Below this much loaded, what a new lake holds anyway would count for too much. */
const tellingBytes = 20_000_000;
/** The sample weekend with its telemetry, 35 MB of JSON, has 25 MB of bronze, silver and gold; so much of it has any lake. */
const anyLakeBytes = 7_000_000;
const typicalRatio = 0.5;
/** Of what is loaded, so much is rewritten beside itself at once. */
const workingShare = 0.15;

/** Whether files of so many bytes fit this device with the tables made of them, by what those that are loaded have taken. */
export async function forecastRoom(
  {read, catalog}: Pick<Lake, 'read' | 'catalog'>,
  stagedBytes: number,
): Promise<RoomForecast> {
  const [needed, {usage = 0, quota = 0}] = await Promise.all([
    read((session) => neededBy(session, catalog, stagedBytes)),
    navigator.storage.estimate(),
  ]);
  return roomForecast(needed, {usedBytes: usage, allowedBytes: quota});
}

async function neededBy(
  session: Session,
  catalog: string,
  stagedBytes: number,
): Promise<RoomNeeded> {
  const [loaded] = await session.rows(
    "SELECT coalesce(sum(size), 0)::DOUBLE AS bytes FROM ops.autoloader_files WHERE status = 'LOADED'",
  );
  const blocks = await blocksOf(session, catalog);
  return roomNeeded(stagedBytes, {loadedBytes: Number(loaded?.['bytes'] ?? 0), ...blocks});
}

/** What is loaded, and what the database has in use for it and has empty. */
interface Loaded {
  readonly loadedBytes: number;
  readonly usedBytes: number;
  readonly reusableBytes: number;
}

export function roomNeeded(
  stagedBytes: number,
  {loadedBytes, usedBytes, reusableBytes}: Loaded,
): RoomNeeded {
  const isMeasured = loadedBytes >= tellingBytes;
  const databaseBytes = Math.round(
    isMeasured
      ? (stagedBytes * usedBytes) / loadedBytes
      : stagedBytes * typicalRatio + Math.max(0, anyLakeBytes - usedBytes),
  );
  return {
    stagedBytes,
    databaseBytes,
    workingBytes: Math.round((databaseBytes + usedBytes) * workingShare),
    reusableBytes,
    basis: isMeasured ? 'measured' : 'typical',
  };
}
