import type {TableName} from '#/lakehouse/define';
import type {Example} from '#/lakehouse/example';

const files = import.meta.glob<{examples: readonly Example[]}>('../../lakehouse/*/*.example.ts', {
  eager: true,
});
const byTable = new Map(
  Object.entries(files).map(([file, {examples}]) => [
    file.replace(/^.*\/|\.example\.ts$/g, ''),
    examples,
  ]),
);

/** The examples that stand beside a table's definition. */
export const examplesOf = (table: TableName): readonly Example[] => byTable.get(table) ?? [];
