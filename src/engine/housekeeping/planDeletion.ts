import type {Deletion, DeletionPlan, TableLoss} from '#/contracts/storage';
import {storedRows} from '#/lakehouse/bronze/storedBronze';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {derivedTables} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import {tableBytes} from './databaseUse';
import {type DeletionScope, deletionScope} from './deletionScope';
import {doomedFiles, type DoomedFile, type VolumeParts} from './doomedFiles';

type LakeDeletion = Exclude<Deletion, {kind: 'set-aside'}>;

export interface PlannedDeletion {
  readonly scope: DeletionScope;
  readonly files: readonly DoomedFile[];
  readonly plan: DeletionPlan;
}

/** What a deletion would take, as the lake stands. */
export async function planDeletion(
  parts: VolumeParts,
  session: Session,
  deletion: LakeDeletion,
): Promise<PlannedDeletion> {
  const scope = deletionScope(deletion);
  const {files, shared} = await doomedFiles(parts, session, {deletion, scope});
  const counted = await countRows(session, scope);
  const tables = counted.filter(({rows}) => rows > 0).map(lossOf);
  return {
    scope,
    files,
    plan: {
      files: files.filter(({isStaged}) => isStaged).length,
      bytes: files.reduce((sum, {bytes}) => sum + bytes, 0),
      sharedFiles: shared,
      tables,
      databaseBytes: await databaseBytes(session, counted),
    },
  };
}

interface Counted extends TableLoss {
  readonly allRows: number;
}

const lossOf = ({table, layer, rows, follows}: Counted): TableLoss => ({
  table,
  layer,
  rows,
  follows,
});

async function countRows(session: Session, scope: DeletionScope): Promise<readonly Counted[]> {
  const asked: Omit<Counted, 'rows' | 'allRows'>[] = [];
  const selects: string[] = [];
  const count = (
    table: {readonly name: TableName; readonly layer: TableLoss['layer']},
    from: string,
    {where, follows}: {readonly where: string | null; readonly follows: boolean},
  ) => {
    selects.push(
      `SELECT ${asked.length} AS place, count(*) FILTER (WHERE ${where ?? 'true'}) AS n, count(*) AS total FROM ${from}`,
    );
    asked.push({table: table.name, layer: table.layer, follows});
  };
  for (const {table, where} of scope.bronze)
    count(table, storedRows(table.name), {where, follows: false});
  for (const table of scope.derived) count(table, table.name, {where: null, follows: false});
  for (const table of followers(scope))
    count(table, table.name, {where: whereIn(scope, table), follows: true});
  if (selects.length === 0) return [];
  const rows = await session.rows(`${selects.join('\nUNION ALL ')} ORDER BY place`);
  return asked.map((one, at) => ({
    ...one,
    rows: Number(rows[at]?.['n'] ?? 0),
    allRows: Number(rows[at]?.['total'] ?? 0),
  }));
}

/** Tables whose rows of the deleted units go with the next run, as far as their columns tell. */
function followers(scope: DeletionScope): readonly DerivedTable[] {
  const lost = new Set(scope.bronze.map(({table}) => table.name));
  const follows = (table: DerivedTable): boolean =>
    table.inputs.length > 0 && table.inputs.every((input) => lost.has(input));
  const found: DerivedTable[] = [];
  for (const table of derivedTables)
    if (follows(table)) {
      found.push(table);
      lost.add(table.name);
    }
  const units = scope.files === 'units';
  return units ? found.filter((table) => whereIn(scope, table) !== null) : found;
}

/** The condition of the deletion, for a table that has its column; null for all rows. */
function whereIn({bronze}: DeletionScope, {columns}: DerivedTable): string | null {
  const where = bronze.find((doomed) => doomed.where !== null)?.where ?? null;
  const column = where?.split(' ')[0] ?? '';
  return where !== null && Object.hasOwn(columns, column) ? where : null;
}

/** Of each table's blocks, the share of its rows that go at once. */
async function databaseBytes(session: Session, losses: readonly Counted[]): Promise<number> {
  const now = losses.filter(({follows, rows}) => !follows && rows > 0);
  if (now.length === 0) return 0;
  const bytes = await tableBytes(
    session,
    now.map(({table}) => table),
  );
  return Math.round(
    now.reduce(
      (sum, {table, rows, allRows}) => sum + ((bytes.get(table) ?? 0) * rows) / allRows,
      0,
    ),
  );
}
