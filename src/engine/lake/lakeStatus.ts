import type {IngestProgress, LakeStatus, TableStatus, UpdateProgress} from '#/contracts/engine';
import type {LostFiles} from '#/contracts/recovery';
import type {PipelineConfig} from '#/lakehouse/config';
import {tables} from '#/lakehouse/tables';
import type {Lake} from './openLake';
import {readVersions, type TableVersion} from './versions';

export interface StatusFacts {
  readonly config: PipelineConfig;
  readonly files: {readonly staged: number; readonly stagedBytes: number; readonly pending: number};
  readonly lost: readonly LostFiles[];
  readonly unfinishedIngest: IngestProgress | null;
}

/** What the lake holds at this moment, as its own tables tell it. */
export function lakeStatus(lake: Lake, facts: StatusFacts): Promise<LakeStatus> {
  return lake.read(async (session) => {
    const versions = await readVersions(session);
    const [malformed] = await session.rows(
      "SELECT count(*) AS n FROM ops.autoloader_files WHERE status = 'MALFORMED'",
    );
    const [last] = await session.rows(
      'SELECT progress FROM ops.updates ORDER BY started_at DESC LIMIT 1',
    );
    return {
      config: facts.config,
      recovery: lake.recovery,
      lost: facts.lost,
      tables: tableStatuses(versions),
      files: {...facts.files, malformed: Number(malformed?.['n'] ?? 0)},
      lastUpdate: last ? (JSON.parse(String(last['progress'])) as UpdateProgress) : null,
      unfinishedIngest: facts.unfinishedIngest,
    };
  });
}

/** Every table as the versions tell it; before its first commit it is empty, at version 0. */
export function tableStatuses(versions: ReadonlyMap<string, TableVersion>): readonly TableStatus[] {
  return tables.map(({name, layer}) => {
    const stored = versions.get(name);
    return {
      name,
      layer,
      rows: stored?.rows ?? 0,
      version: stored?.version ?? 0,
      committedAt: stored?.committedAt ?? null,
    };
  });
}
