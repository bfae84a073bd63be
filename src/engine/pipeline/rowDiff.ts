import type {FlowProgress} from '#/contracts/engine';
import type {DerivedTable} from '#/lakehouse/define';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {replacedRows} from './flowSql';
import type {FlowState} from './flowState';
import type {FlowPlan} from './planFlow';
import * as sql from './rowDiffSql';

interface ComparedRun {
  readonly lake: Pick<Lake, 'writer'>;
  readonly state: Pick<FlowState, 'stored'>;
  readonly updateId: string;
  readonly now: () => number;
  readonly report: (progress: Partial<FlowProgress>) => void;
}

/** A comparison that is begun. */
interface RowDiff {
  /** Once the new rows are written, in the same transaction. */
  record(): Promise<void>;
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
  {lake: {writer}, state, updateId, now, report}: ComparedRun,
): Promise<RowDiff | null> {
  const stored = state.stored(table.name)?.rows ?? 0;
  if (stored === 0 || (plan.kind === 'full' && stored > comparedRows)) return null;
  const replaced = replacedRows(plan);
  const [counted] = await writer.rows(sql.countReplaced(table, replaced, comparedRows));
  const before = Number(counted?.['before'] ?? 0);
  if (before === 0 || before > comparedRows) return null;
  await writer.run(sql.keepReplaced(table, replaced));
  return {
    async record() {
      await writer.run(sql.findDifferences(table, replaced));
      const [row] = await writer.rows(sql.countDifferences);
      const count = (name: string) => Number(row?.[name] ?? 0);
      const changes = {added: count('added'), removed: count('removed'), changed: count('changed')};
      const counts = [before, changes.added, changes.removed, changes.changed];
      const at = now();
      await writer.run(sql.recordDifferences(table, {updateId, at, counts}) + sql.dropDifferences);
      report({rowChanges: {before, ...changes}});
    },
  };
}

/** What updates changed is kept for a while. */
export const trimRowDiffs = (writer: Session, now: number): Promise<void> =>
  writer.run(sql.trimDifferences(now));
