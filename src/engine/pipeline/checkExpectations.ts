import {AppError} from '#/base/errors';
import {quoteName, quoteTime} from '#/base/quoteSql';
import type {ExpectationResult} from '#/contracts/engine';
import type {DerivedTable, Expectation, TableName} from '#/lakehouse/define';
import {isRowRule, isTableRule} from '#/lakehouse/expectations';
import type {Session} from '../db/session';
import {countCandidates} from './candidateSql';

/** An expectation that stops its flow was broken; the counts are kept all the same. */
export class ExpectationViolation extends AppError {
  readonly results: readonly ExpectationResult[];
  constructor(table: TableName, results: readonly ExpectationResult[]) {
    const names = results.filter(isStopping).map(brokenInWords).join(', ');
    super('pipeline.expectation', `${table} broke ${names}; nothing was written`);
    this.results = results;
  }
}

const isStopping = ({onViolation, failed}: ExpectationResult) =>
  onViolation === 'fail' && failed > 0;

const brokenInWords = ({name, kind, failed}: ExpectationResult) =>
  kind === 'freshness' || kind === 'row-count' ? name : `${name} (${failed} rows)`;

/** @throws ExpectationViolation when a rule is broken that stops the flow */
export function stopIfBroken(table: DerivedTable, results: readonly ExpectationResult[]): void {
  if (results.some(isStopping)) throw new ExpectationViolation(table.name, results);
}

export interface CandidateCounts {
  readonly rows: number;
  /** Kept out of the table, those in the quarantine included. */
  readonly dropped: number;
  readonly quarantined: number;
  readonly hasDuplicates: boolean;
  readonly results: readonly ExpectationResult[];
}

/** How `rows`, SQL of a table, fare, by one scan. */
export async function checkRows(
  session: Session,
  table: DerivedTable,
  candidates: string,
): Promise<CandidateCounts> {
  const [counts = {}] = await session.rows(countCandidates(table, candidates));
  const count = (name: string) => Number(counts[name] ?? 0);
  const rows = count('row_count');
  const results = table.expectations.flatMap((rule, i) => {
    if (!isRowRule(rule)) return [];
    const failed = count(`violated_${i}`);
    return [resultOf(rule, {passed: rows - failed, failed})];
  });
  return {
    rows,
    results,
    dropped: count('dropped'),
    quarantined: count('quarantined'),
    hasDuplicates: count('duplicates') > 0,
  };
}

/** What rules about the whole table need to know. */
export interface TableFacts {
  /** Null before the first run. */
  readonly rowsBefore: number | null;
  readonly rows: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How the table as it is now fares as a whole. */
export async function checkTable(
  session: Session,
  table: DerivedTable,
  facts: TableFacts,
): Promise<readonly ExpectationResult[]> {
  const results: ExpectationResult[] = [];
  for (const rule of table.expectations.filter(isTableRule)) {
    const holds =
      rule.kind === 'freshness'
        ? await isFresh(session, table, {...rule, now: facts.now})
        : hasRightSize(rule, facts);
    results.push(resultOf(rule, {passed: holds ? 1 : 0, failed: holds ? 0 : 1}));
  }
  return results;
}

/** Whether rules must be checked though nothing is new: what is fresh goes stale by itself. */
export const goesStale = ({expectations}: DerivedTable): boolean =>
  expectations.some(({kind}) => kind === 'freshness');

const resultOf = (
  {name, kind, onViolation}: Expectation,
  counts: {readonly passed: number; readonly failed: number},
): ExpectationResult => ({name, kind, onViolation, ...counts});

async function isFresh(
  session: Session,
  {name}: DerivedTable,
  {column, maxAgeHours, now}: {column: string; maxAgeHours: number; now: number},
): Promise<boolean> {
  const oldest = quoteTime(now - maxAgeHours * 3_600_000);
  const [row] = await session.rows(
    `SELECT coalesce(max(${quoteName(column)}) >= ${oldest}, false) AS fresh FROM ${name}`,
  );
  return row?.['fresh'] === true;
}

/** Whether the number of rows is as a rule of the kind row-count wants it. */
export function hasRightSize(
  {atLeast = 0, mayShrinkTo = 0, mayGrowTo = Infinity}: Extract<Expectation, {kind: 'row-count'}>,
  {rows, rowsBefore}: Pick<TableFacts, 'rows' | 'rowsBefore'>,
): boolean {
  if (rows < atLeast) return false;
  if (rowsBefore === null || rowsBefore === 0) return true;
  return rows >= rowsBefore * mayShrinkTo && rows <= rowsBefore * mayGrowTo;
}
