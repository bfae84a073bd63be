import type {RoomNeeded} from '#/contracts/storage';
import type {Session} from '../db/session';
import {blocksOf} from './databaseUse';

/** Below this much loaded, what a new lake holds anyway would count for too much. */
const tellingBytes = 20_000_000;
/** The sample weekend with its telemetry, 35 MB of JSON, has 25 MB of bronze, silver and gold; so much of it has any lake. */
const anyLakeBytes = 7_000_000;
const typicalRatio = 0.5;
/** Of what is loaded, so much is rewritten beside itself at once. */
const workingShare = 0.15;

/** What files of so many bytes will take, by what those that are loaded have. */
export async function forecastRoom(
  session: Session,
  catalog: string,
  stagedBytes: number,
): Promise<RoomNeeded> {
  const [loaded] = await session.rows(
    "SELECT coalesce(sum(size), 0)::DOUBLE AS bytes FROM ops.autoloader_files WHERE status = 'LOADED'",
  );
  const {usedBytes} = await blocksOf(session, catalog);
  return roomNeeded(stagedBytes, {loadedBytes: Number(loaded?.['bytes'] ?? 0), usedBytes});
}

/** `usedBytes` is what the database has in use for the `loadedBytes` of files. */
export function roomNeeded(
  stagedBytes: number,
  {loadedBytes, usedBytes}: {readonly loadedBytes: number; readonly usedBytes: number},
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
    basis: isMeasured ? 'measured' : 'typical',
  };
}
