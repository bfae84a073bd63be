import {quoteValue} from '#/base/quoteSql';
import type {Deletion, DeletionDone} from '#/contracts/storage';
import {fileNumber, sourcesTable, storedRows} from '#/lakehouse/bronze/storedBronze';
import type {DerivedTable} from '#/lakehouse/define';
import {tableOfPath} from '../autoloader/eligibleFiles';
import {passing} from '../failPoints';
import {actionSql, skipSql} from '../lake/ledger';
import type {Lake} from '../lake/openLake';
import {rowsAsText} from '../lake/rowsAsText';
import {hasQuarantine, quarantineName} from '../lake/tableDdl';
import {readVersions, type TableVersion, unitColumns, versionSql} from '../lake/versions';
import {databaseSize} from './databaseUse';
import type {DoomedRows} from './deletionScope';
import type {DoomedFile, VolumeParts} from './doomedFiles';
import {planDeletion, type PlannedDeletion} from './planDeletion';

export interface DeletionParts extends VolumeParts {
  readonly lake: Lake;
  readonly now: () => number;
}

/**
 * Deletes, and answers what that gave back. Killed before its transaction is durable, nothing has happened; after it,
 * `finishDeletions` of the next start does the rest.
 */
export async function deleteStored(
  parts: DeletionParts,
  deletion: Exclude<Deletion, {kind: 'set-aside'}>,
): Promise<DeletionDone> {
  const {lake} = parts;
  const databaseBefore = await databaseSize(lake.writer, lake.catalog);
  const planned = await planDeletion(parts, lake.writer, deletion);
  const rows = planned.plan.tables.reduce((sum, {follows, rows}) => sum + (follows ? 0 : rows), 0);
  await lake.commit(async () => {
    await passing('deletion.begun');
    await noteFiles(parts, planned, rows);
    await removeRows(lake, planned);
  });
  await passing('deletion.noted');
  await finishDeletions(parts);
  const databaseAfter = await databaseSize(lake.writer, lake.catalog);
  const {files, bytes} = planned.plan;
  return {files, bytes, rows, databaseBefore, databaseAfter};
}

/** Each file is doomed, and none of them can be loaded until it is gone. */
async function noteFiles(
  {lake: {writer}, now}: DeletionParts,
  {scope, files}: PlannedDeletion,
  removedRows: number,
): Promise<void> {
  await writer.run(actionSql({action: 'DELETE', table: null, files: files.length, removedRows}));
  if (files.length === 0) return;
  const forgets = scope.files !== 'done';
  const doomed = rowsAsText(files.map(({path}) => [path]));
  await writer.run(`INSERT INTO ops.doomed_files SELECT v[1], ${forgets} FROM (${doomed});`);
  const known = await writer.rows('SELECT path FROM ops.autoloader_files');
  const inLedger = new Set(known.map(({path}) => String(path)));
  const pending = files.filter(({path}) => !inLedger.has(path));
  if (pending.length > 0) await writer.run(skipSql(pending.map((file) => skipped(file, now()))));
}

const skipped = ({path, bytes}: DoomedFile, discoveredAt: number) => ({
  path,
  table: tableOfPath(path).name,
  bytes,
  sha256: null,
  createdAt: null,
  discoveredAt,
});

async function removeRows({writer}: Lake, {scope, plan}: PlannedDeletion): Promise<void> {
  const versions = await readVersions(writer);
  const losing = new Set(plan.tables.filter(({follows}) => !follows).map(({table}) => table));
  for (const doomed of scope.bronze)
    if (losing.has(doomed.table.name))
      await writer.run(removeBronzeSql(doomed, versions.get(doomed.table.name)));
  for (const table of scope.derived) {
    const version = versions.get(table.name);
    if (version) await writer.run(emptySql(table, version));
  }
}

const wholeTable =
  'SELECT CAST(NULL AS BIGINT) AS session_key, CAST(NULL AS BIGINT) AS meeting_key';
const units = '_deleted_units';

/** What reads the table is told which units have changed. */
function removeBronzeSql({table, where}: DoomedRows, before: TableVersion | undefined): string {
  const {name, endpoint, columns} = table;
  const rows = storedRows(name);
  const version = versionSql({
    table: name,
    rows,
    version: (before?.version ?? 0) + 1,
    fingerprint: null,
    updateId: 'deletion',
    changes: where === null ? wholeTable : `SELECT session_key, meeting_key FROM temp.${units}`,
  });
  const noted = `CREATE OR REPLACE TEMP TABLE ${units} AS SELECT DISTINCT ${unitColumns(columns)} FROM ${rows} WHERE ${where};`;
  return `
${where === null ? '' : noted}
DELETE FROM ${rows} ${where === null ? '' : `WHERE ${where}`};
DELETE FROM ${sourcesTable} WHERE starts_with(_source_file, ${quoteValue(`${endpoint}/`)})
  AND ${fileNumber} NOT IN (SELECT DISTINCT ${fileNumber} FROM ${rows});
${version}
${where === null ? '' : `DROP TABLE temp.${units};`}`;
}

/** Without a fingerprint and what it has read, the next run makes the table anew. */
function emptySql(table: DerivedTable, {version}: TableVersion): string {
  const {name} = table;
  const targets = hasQuarantine(table) ? [name, quarantineName(table)] : [name];
  return `
${targets.map((target) => `DELETE FROM ${target};`).join(' ')}
DELETE FROM ops.flow_inputs WHERE table_name = ${quoteValue(name)};
${versionSql({
  table: name,
  version: version + 1,
  fingerprint: null,
  updateId: 'deletion',
  changes: wholeTable,
})}`;
}

/** Noted together: what is removed and not noted is looked for once more, which does no harm. */
const filesPerNote = 200;

/** Removes the files that deletions have doomed, then forgets them; also those that a killed one has left. */
export async function finishDeletions({
  lake,
  volume,
  manifest,
}: Omit<DeletionParts, 'now'>): Promise<number> {
  let finished = 0;
  for (;;) {
    const rows = await lake.writer.rows(
      `SELECT path FROM ops.doomed_files ORDER BY path LIMIT ${filesPerNote}`,
    );
    if (rows.length === 0) return finished;
    const paths = rows.map(({path}) => String(path));
    for (const path of paths) {
      if (await volume.find(path)) await volume.remove(path);
      await passing('deletion.fileRemoved');
    }
    await manifest.forgetFiles(paths);
    await passing('deletion.forgotten');
    await lake.commit(() => lake.writer.run(forgetSql(paths)));
    finished += paths.length;
  }
}

/** Files whose rows stay are noted as `cleanSource` notes them. */
function forgetSql(paths: readonly string[]): string {
  const among = `path IN (${paths.map(quoteValue).join(', ')})`;
  const doomed = (forgets: boolean) =>
    `${among} AND path IN (SELECT path FROM ops.doomed_files WHERE ${forgets ? '' : 'NOT '}forgets)`;
  return `
DELETE FROM ops.autoloader_files WHERE ${doomed(true)};
UPDATE ops.autoloader_files SET archive_time = now()::TIMESTAMP, archive_mode = 'DELETE' WHERE ${doomed(false)};
DELETE FROM ops.doomed_files WHERE ${among};`;
}
