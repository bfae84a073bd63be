import {quoteName} from '#/base/quoteSql';
import type {ExportedLayer} from '#/contracts/export';
import type {QuarantineName, TableName} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import {hasQuarantine, quarantineName} from '../lake/tableDdl';

export interface ExportedTable {
  readonly name: TableName | QuarantineName;
  readonly rows: number;
}

const quarantines = tables.filter(hasQuarantine).map(quarantineName);

/** The names of the tables of a layer, in the order of the pipeline. */
export function tablesOfLayer(layer: ExportedLayer): readonly (TableName | QuarantineName)[] {
  if (layer === 'quarantine') return quarantines;
  const named = tables.filter((table) => layer === 'all' || table.layer === layer);
  return [...named.map(({name}) => name), ...(layer === 'all' ? quarantines : [])];
}

/** Those tables with how many rows they have now. */
export async function countTables(
  session: Session,
  names: readonly (TableName | QuarantineName)[],
): Promise<readonly ExportedTable[]> {
  if (names.length === 0) return [];
  const counts = names.map(
    (name) => `(SELECT count(*) FROM ${quoteName(name)}) AS ${quoteName(name)}`,
  );
  const [row] = await session.rows(`SELECT ${counts.join(', ')}`);
  return names.map((name) => ({name, rows: Number(row?.[name])}));
}
