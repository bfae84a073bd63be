import type {Example} from './example';

type Row = Readonly<Record<string, unknown>>;

/** How what came compares with what an example expects; both empty: it passes. */
export interface ExampleOutcome {
  /** Expected and not there. */
  readonly missing: readonly Row[];
  /** There and not expected. */
  readonly unexpected: readonly Row[];
}

/** The columns that an example is about; the table's key where it expects no row. */
export const shownColumns = (
  expected: Example['expect'],
  key: readonly string[],
): readonly string[] => {
  const [first] = expected;
  return first ? Object.keys(first) : key;
};

/** Rows in any order; a row that is expected twice must come twice. */
export function exampleOutcome(
  expected: Example['expect'],
  actual: readonly Row[],
  shown: readonly string[],
): ExampleOutcome {
  const textOf = (row: Row) => JSON.stringify(shown.map((name) => row[name] ?? null));
  const left = [...actual];
  const missing = expected.filter((row) => {
    const found = left.findIndex((other) => textOf(other) === textOf(row));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  return {missing, unexpected: left};
}
