import {quoteTime} from '#/base/quoteSql';
import {fileNumber, sourcesTable} from '#/lakehouse/bronze/storedBronze';
import type {Session} from '../db/session';
import {rowsAsText} from './rowsAsText';

/** A file whose rows are stored under a number. */
export interface NumberedSource {
  readonly fileNumber: number;
  /** `<endpoint>/<file name>` in the staging volume. */
  readonly path: string;
}

/** The batch that stored the rows. */
interface SourceBatch {
  readonly batchId: number;
  /** Epoch milliseconds. */
  readonly ingestedAt: number;
}

export const createSources = `
CREATE TABLE IF NOT EXISTS ${sourcesTable} (
  ${fileNumber} BIGINT, _source_file VARCHAR, _ingestion_timestamp TIMESTAMP, _batch_id BIGINT);`;

/** A number that no stored row has, nor any after it. */
export async function nextFileNumber(session: Session): Promise<number> {
  const [row] = await session.rows(
    `SELECT coalesce(max(${fileNumber}), 0) + 1 AS next FROM ${sourcesTable}`,
  );
  return Number(row?.['next'] ?? 1);
}

/** SQL that notes where rows come from; inside the transaction that stores them. */
export function addSources(
  {batchId, ingestedAt}: SourceBatch,
  sources: readonly NumberedSource[],
): string {
  if (sources.length === 0) return '';
  const rows = rowsAsText(sources.map(({fileNumber, path}) => [fileNumber, path]));
  return `INSERT INTO ${sourcesTable}
SELECT v[1]::BIGINT, v[2], ${quoteTime(ingestedAt)}, ${batchId} FROM (${rows});`;
}
