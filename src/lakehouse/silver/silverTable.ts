import {deliveredColumns} from '../bronze/bronzeTable';
import {
  type BronzeTable,
  type Column,
  type DerivedTable,
  type Expectation,
  lineage,
  newestDelivery,
  type RefreshUnit,
} from '../define';

interface SilverParts {
  readonly doc: string;
  readonly key: readonly string[];
  /** Columns whose meaning differs from bronze, and those the SELECT adds after the delivered ones. */
  readonly columns?: Readonly<Record<string, Column>>;
  readonly expectations: readonly Expectation[];
  readonly refreshUnit?: RefreshUnit;
  readonly sql: string;
}

/** A silver table over one bronze table: its delivered columns, derived ones, lineage; the newest delivery of a key wins. */
export function silverTable(from: BronzeTable, parts: SilverParts): DerivedTable {
  return {
    layer: 'silver',
    name: `silver_${from.endpoint}`,
    doc: `${parts.doc} The newest delivery of a row wins.`,
    inputs: [from.name],
    key: parts.key,
    sequenceBy: newestDelivery,
    refreshUnit: parts.refreshUnit ?? 'session_key',
    columns: {...deliveredColumns(from), ...parts.columns, ...lineage},
    expectations: parts.expectations,
    sql: parts.sql,
  };
}
