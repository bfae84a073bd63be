import type {TableName} from './define';

/** A value of a column; a TIMESTAMP is text as SQL writes it, in UTC: `2024-03-01 15:00:00`. */
export type ExampleValue = string | number | boolean | null | readonly (number | null)[];
export type ExampleRow = Readonly<Record<string, ExampleValue>>;

/** What a table makes of a few rows: a test, and a way to show what its words mean. */
export interface Example {
  /** A sentence about the table, in lower case. */
  readonly shows: string;
  /** Rows of inputs; a column not given is null, an input not given is empty. */
  readonly given: Readonly<Partial<Record<TableName, readonly ExampleRow[]>>>;
  /** Every row of the table, in any order, in those columns that matter: the same in each row. */
  readonly expect: readonly ExampleRow[];
}
