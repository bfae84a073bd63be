import {useMemo} from 'react';
import {useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import {quoteName} from '#/base/quoteSql';
import {EmptyState} from '#/ui/EmptyState';
import {PagedTable, type RowPage, type RowSource} from '#/ui/PagedTable';
import type {DataColumn, TableRow} from '#/ui/tableModel';
import {type CatalogTable, relationName} from './catalogTables';
import styles from './TableScreen.module.css';
import {useLiveColumns} from './useLiveColumns';
import {liveMark, useLiveSql} from './useLiveSql';

/** Every row of a table or view that has no version, paged in as it comes in sight. */
export function LiveRows({table}: {readonly table: CatalogTable}) {
  const relation = relationName(table);
  const mark = useLake(liveMark);
  const {rows} = useLiveSql<{n: number}>(`SELECT count(*) AS n FROM ${relation}`);
  const described = useLiveColumns(table);
  const rowCount = rows[0]?.n ?? 0;
  const columns = useMemo(
    () =>
      described.map(
        ({name, type, doc, unit}): DataColumn => ({
          name,
          type,
          ...(doc && {doc: unit ? `${doc} (${unit})` : doc}),
        }),
      ),
    [described],
  );
  const source = useMemo(
    (): RowSource => ({
      key: `${relation} ${mark} ${rowCount}`,
      rowCount,
      getRows: async ({signal, ...page}) =>
        (await querySql<TableRow>(livePageSql(relation, page), {signal})).rows,
    }),
    [relation, mark, rowCount],
  );
  if (rowCount === 0) return <EmptyState title="No rows" />;
  return (
    <div className={styles['rows']}>
      <PagedTable label={`Rows of ${table.id}`} columns={columns} source={source} />
    </div>
  );
}

/** One page; without a sort in the database's own order. `relation` is a name as SQL has it. */
export function livePageSql(
  relation: string,
  {offset, limit, sort}: Omit<RowPage, 'signal'>,
): string {
  const order = sort
    ? ` ORDER BY ${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST`
    : '';
  return `SELECT * FROM ${relation}${order} LIMIT ${limit} OFFSET ${offset}`;
}
