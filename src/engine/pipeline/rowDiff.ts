import type {RowChanges} from '#/contracts/pipeline';
import type {DerivedTable} from '#/lakehouse/define';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {fingerprint} from '../lake/tableDdl';
import {replacedRows} from './flowSql';
import type {FlowState} from './flowState';
import type {FlowPlan} from './planFlow';
import * as sql from './rowDiffSql';

interface ComparedRun {
  readonly lake: Pick<Lake, 'writer'>;
  readonly state: Pick<FlowState, 'stored'>;
  readonly updateId: string;
  readonly now: () => number;
}

/** A comparison that is begun. */
interface RowDiff {
  /** Once the new rows are written, in the same transaction. Keeps what differs, and tells how many rows do. */
  record(): Promise<RowChanges>;
}

/** More rows are not compared: they are kept in memory for it. */
const comparedRows = 100_000;

/**
 * Begins to compare the rows that a flow is about to replace with those that come in their place. Null where there is
 * nothing to compare: the units are new, the table was made anew, or the rows are too many.
 */
export async function rowDiffOf(
  table: DerivedTable,
  plan: FlowPlan,
  {lake: {writer}, state, updateId, now}: ComparedRun,
): Promise<RowDiff | null> {
  const stored = state.stored(table.name);
  const isAnew = stored?.fingerprint !== fingerprint(table) && plan.reason !== 'protected';
  if (!stored || stored.rows === 0 || isAnew) return null;
  const replaced = replacedRows(plan);
  const before = plan.kind === 'full' ? stored.rows : await countReplaced(writer, table, replaced);
  if (before === 0 || before > comparedRows) return null;
  await writer.run(sql.keepReplaced(table, replaced));
  return {
    async record() {
      const [row] = await writer.rows(sql.countDifferences(table, replaced));
      const count = (name: string) => Number(row?.[name] ?? 0);
      const changes = {
        before,
        added: count('added'),
        removed: count('removed'),
        changed: count('changed'),
      };
      const recorded = sql.recordDifferences(table, {updateId, at: now(), replaced, changes});
      await writer.run(recorded + sql.dropReplaced);
      return changes;
    },
  };
}

async function countReplaced(
  writer: Session,
  table: DerivedTable,
  replaced: string,
): Promise<number> {
  const [row] = await writer.rows(sql.countReplaced(table, replaced, comparedRows));
  return Number(row?.['before'] ?? 0);
}

/** What updates changed is kept for a while. */
export const trimRowDiffs = (writer: Session, now: number): Promise<void> =>
  writer.run(sql.trimDifferences(now));
