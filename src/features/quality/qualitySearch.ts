import type {DerivedTable, OnViolation, TableDefinition, TableName} from '#/lakehouse/define';
import {findTable, derivedTables} from '#/lakehouse/tables';

export const actions = [
  'warn',
  'drop',
  'quarantine',
  'fail',
] as const satisfies readonly OnViolation[];

/** What the page shows, as its link says it. */
export interface QualitySearch {
  readonly table: TableName | null;
  readonly action: OnViolation | null;
  /** Only rules that something broke when they were checked last. */
  readonly failing: boolean;
  /** `silver_laps.lap_duration_positive`: the rule that is opened. */
  readonly rule: string | null;
  /** The table whose quarantine is opened. */
  readonly quarantine: TableName | null;
}

export const hasQuarantine = (table: TableDefinition): table is DerivedTable =>
  table.layer !== 'bronze' &&
  table.expectations.some(({onViolation}) => onViolation === 'quarantine');

/** Tables with a rule that keeps rows in a quarantine. */
export const quarantiningTables: readonly DerivedTable[] = derivedTables.filter(hasQuarantine);

/** The table and the name of a rule as a link says it; null when the lake has none such. */
export function findRule(text: string) {
  const [tableName = '', name = ''] = text.split('.');
  const table = findTable(tableName);
  const rule = table?.expectations.find((one) => one.name === name);
  return table && rule ? {table, rule} : null;
}

export function parseQualitySearch(params: URLSearchParams): QualitySearch {
  const rule = params.get('rule');
  const quarantine = params.get('quarantine');
  return {
    table: findTable(params.get('table') ?? '')?.name ?? null,
    action: actions.find((action) => action === params.get('action')) ?? null,
    failing: params.get('failing') === '1',
    rule: rule !== null && findRule(rule) ? rule : null,
    quarantine: quarantiningTables.find(({name}) => name === quarantine)?.name ?? null,
  };
}

/** The query string without the question mark; what is as usual is left out. */
export function qualitySearchText(search: QualitySearch): string {
  const params = new URLSearchParams();
  if (search.table !== null) params.set('table', search.table);
  if (search.action !== null) params.set('action', search.action);
  if (search.failing) params.set('failing', '1');
  if (search.rule !== null) params.set('rule', search.rule);
  if (search.quarantine !== null) params.set('quarantine', search.quarantine);
  return params.toString();
}
