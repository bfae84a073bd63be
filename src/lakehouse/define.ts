import type {EndpointName} from '#/domain/endpoints';

export type Layer = 'bronze' | 'silver' | 'gold';
export type TableName = `${Layer}_${string}`;
/** The table of the rows that rules of quarantine keep out of another. */
export type QuarantineName = `quarantine_${TableName}`;

/** Types that DuckDB and Spark SQL both have. TIMESTAMP is UTC without a zone. */
export type ScalarType = 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP' | 'DATE' | 'VARCHAR';
type StructType = `STRUCT(${string})`;
/** As SQL writes it; `columnType.ts` takes it apart. Lists hold scalars or structs, structs anything. */
export type ColumnType = ScalarType | StructType | `${ScalarType}[]` | `${StructType}[]`;

/** `1` is a plain count or code; `key` identifies something; `text` and `flag` have no unit. */
export type Unit =
  | 's'
  | 's/lap'
  | 'km/h'
  | 'lap'
  | 'rpm'
  | '%'
  | '°C'
  | 'mbar'
  | 'm/s'
  | '°'
  | 'm'
  | '1/10 m'
  | 'points'
  | 'place'
  | 'UTC'
  | 'key'
  | '1'
  | 'ratio'
  | 'text'
  | 'flag';

export interface Column {
  readonly type: ColumnType;
  readonly doc: string;
  readonly unit: Unit;
}

/**
 * warn: keep and count; drop: keep out of the table and count; quarantine: keep out of the table and in its quarantine,
 * with the names of the rules; fail: stop the flow, write nothing.
 */
export type OnViolation = 'warn' | 'drop' | 'quarantine' | 'fail';

interface RuleBase {
  readonly name: string;
  readonly doc: string;
}
interface RowRuleBase extends RuleBase {
  readonly onViolation: OnViolation;
  /** Whether what is NULL meets the rule; it violates it unless told. */
  readonly allowsNull?: boolean;
}
/** The table as a whole meets it or not: there is no row to keep out. One check an update. */
interface TableRuleBase extends RuleBase {
  readonly onViolation: 'warn' | 'fail';
}

/** What a table's rows must meet. */
export type Expectation =
  | (RowRuleBase & {
      readonly kind: 'row';
      /** SQL predicate over one output row. */
      readonly holds: string;
    })
  /** No two rows of the table share the values of these columns; all that do break it. */
  | (RowRuleBase & {readonly kind: 'unique'; readonly columns: readonly string[]})
  /**
   * The values are those of a row of another table, which is run before. Where it keeps rows out, the table follows
   * changes of that one as of an input.
   */
  | (RowRuleBase & {
      readonly kind: 'foreign-key';
      readonly columns: readonly string[];
      readonly references: TableName;
      /** Their names there; the same unless told. */
      readonly referenced?: readonly string[];
    })
  /** The greatest time of the column is at most so old when the update runs; checked also when nothing is new. */
  | (TableRuleBase & {
      readonly kind: 'freshness';
      readonly column: string;
      readonly maxAgeHours: number;
    })
  /** How many rows the table has after the flow. The ratios are to the rows before, and hold where there were none. */
  | (TableRuleBase & {
      readonly kind: 'row-count';
      readonly atLeast?: number;
      /** 0.5: half the rows may go. */
      readonly mayShrinkTo?: number;
      readonly mayGrowTo?: number;
    });

/** Which rows are recomputed together when inputs change: those of one session, one meeting, or all. */
export type RefreshUnit = 'session_key' | 'meeting_key' | 'table';

interface TableBase {
  readonly name: TableName;
  /** Grain, what counts, and where it differs from the reference. */
  readonly doc: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly expectations: readonly Expectation[];
}

/** A streaming table the autoloader appends to: the endpoint's rows as delivered, every version kept. */
export interface BronzeTable extends TableBase {
  readonly layer: 'bronze';
  readonly endpoint: EndpointName;
}

/**
 * A SELECT with a name, for SELECTs that would repeat it: Lakeflow's view. Nothing of it is stored. Each table that reads
 * it has it written out before its own SELECT (`withViews`), so its change is theirs; for people it is a view of the lake.
 */
export interface View {
  /** Of no layer: what it holds depends on when it is read. */
  readonly name: string;
  readonly doc: string;
  readonly inputs: readonly TableName[];
  readonly columns: Readonly<Record<string, Column>>;
  readonly sql: string;
}

/** A table computed by one SELECT. Silver is AUTO CDC (SCD type 1) by `key` and `sequenceBy`; gold a materialized view. */
export interface DerivedTable extends TableBase {
  readonly layer: 'silver' | 'gold';
  readonly inputs: readonly TableName[];
  /** The columns that tell two rows apart. */
  readonly key: readonly string[];
  /** Columns whose greatest values mark the newest version of a key. Silver only; empty for gold. */
  readonly sequenceBy: readonly string[];
  readonly refreshUnit: RefreshUnit;
  /** A plain SELECT over `inputs`, unqualified names: it runs as it stands in DuckDB and Spark SQL. */
  readonly sql: string;
  /** Those that `sql` has written out. */
  readonly views?: readonly View[];
}

export type TableDefinition = BronzeTable | DerivedTable;

/** Lineage columns that every silver row carries on from the bronze row that won. */
export const lineage = {
  _source_file: {
    type: 'VARCHAR',
    doc: 'Staged file the row came from, as ops.autoloader_files.path: below the staging folder',
    unit: 'text',
  },
  _ingestion_timestamp: {type: 'TIMESTAMP', doc: 'When the batch was loaded', unit: 'UTC'},
  _batch_id: {type: 'BIGINT', doc: 'Autoloader batch that loaded the row', unit: 'key'},
} as const satisfies Readonly<Record<string, Column>>;

/** The columns the autoloader adds to every bronze row. */
export const bronzeMetadata = {
  ...lineage,
  _rescued_data: {
    type: 'VARCHAR',
    doc: 'JSON of the values that did not fit their column, with the file path; null when all fitted',
    unit: 'text',
  },
} as const satisfies Readonly<Record<string, Column>>;

/** The newest delivery wins; two files of one batch are told apart by name, which begins with the time of staging. */
export const newestDelivery = ['_ingestion_timestamp', '_source_file'] as const;

/** Added by the runner to every silver and gold row. */
export const processedTimestamp = {
  name: '_processed_timestamp',
  column: {
    type: 'TIMESTAMP',
    doc: 'When the pipeline wrote the row',
    unit: 'UTC',
  } as const satisfies Column,
};
