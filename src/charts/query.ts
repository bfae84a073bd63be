import type {TableName} from '#/lakehouse/define';

/** SQL and the tables whose change makes its answer stale. */
export interface Query<Row> {
  readonly sql: string;
  readonly reads: readonly TableName[];
  /** Never set: ties the SQL to the shape of its rows. */
  readonly row?: Row;
}
