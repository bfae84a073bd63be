import type {Expectation, TableDefinition} from '#/lakehouse/define';
import type {QualitySearch} from './qualitySearch';

/** How often a rule's newest results are looked back upon. */
const checksShown = 40;

/** A row of `ops.expectation_results`. Times are epoch milliseconds. */
export interface StoredCheck {
  readonly flow: string;
  readonly rule: string;
  readonly update_id: string;
  readonly passed: number;
  readonly failed: number;
  readonly at: number;
}

/** The newest results of every rule, oldest first. */
export const checksSql = `SELECT flow, rule, update_id, passed, failed, epoch_ms(recorded_at) AS "at"
FROM (SELECT *, row_number() OVER (PARTITION BY flow, rule ORDER BY recorded_at DESC) AS nth FROM ops.expectation_results)
WHERE nth <= ${checksShown} ORDER BY recorded_at`;

/** What a rule came to in one update: rows, or of a rule about the table as a whole checks. */
export type Check = Pick<StoredCheck, 'update_id' | 'passed' | 'failed' | 'at'>;

/** A rule with how it fared. */
export interface RuleRecord {
  /** `silver_laps.lap_duration_positive`. */
  readonly id: string;
  readonly table: TableDefinition;
  readonly rule: Expectation;
  /** Oldest first; empty for one that was never checked. */
  readonly checks: readonly Check[];
  /** The newest. */
  readonly last: Check | null;
}

/** Every rule of the tables with its checks. Results of rules that are declared no more are left out. */
export function ruleRecords(
  tables: readonly TableDefinition[],
  stored: readonly StoredCheck[],
): readonly RuleRecord[] {
  const checks = new Map<string, Check[]>();
  for (const {flow, rule, ...check} of stored) {
    const id = `${flow}.${rule}`;
    const known = checks.get(id);
    if (known) known.push(check);
    else checks.set(id, [check]);
  }
  return tables.flatMap((table) =>
    table.expectations.map((rule) => {
      const id = `${table.name}.${rule.name}`;
      const own = checks.get(id) ?? [];
      return {id, table, rule, checks: own, last: own.at(-1) ?? null};
    }),
  );
}

/** Share of what passed, 0 to 1; null when there was nothing to check. */
export function passRate({passed, failed}: Pick<Check, 'passed' | 'failed'>): number | null {
  return passed + failed === 0 ? null : passed / (passed + failed);
}

export const isFailing = ({last}: RuleRecord): boolean => (last?.failed ?? 0) > 0;

/** Those that the filters leave; what fails comes first, worst first, then the order of the tables. */
export function shownRules(
  records: readonly RuleRecord[],
  {table, action, failing}: Pick<QualitySearch, 'table' | 'action' | 'failing'>,
): readonly RuleRecord[] {
  const rateOf = ({last}: RuleRecord) => (last && passRate(last)) ?? 1;
  return records
    .filter(
      (record) =>
        (table === null || record.table.name === table) &&
        (action === null || record.rule.onViolation === action) &&
        (!failing || isFailing(record)),
    )
    .toSorted((a, b) => Number(isFailing(b)) - Number(isFailing(a)) || rateOf(a) - rateOf(b));
}

/**
 * `100 %` only of what is whole: 99.96 % and more is `> 99.9 %`, and what little passes is never `0 %`.
 */
export function rateText(rate: number): string {
  if (rate === 1 || rate === 0) return `${rate * 100} %`;
  if (rate > 0.9995) return '> 99.9 %';
  if (rate < 0.0005) return '< 0.1 %';
  return `${(rate * 100).toFixed(1)} %`;
}
