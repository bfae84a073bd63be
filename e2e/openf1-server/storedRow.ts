import type {Row} from '#/domain/simulator/row';

/** A row and its exact text: a parsed number need not be spelled as it came. */
export interface StoredRow {
  readonly row: Row;
  readonly text: string;
}
