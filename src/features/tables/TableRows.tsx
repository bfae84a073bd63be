import {Link} from '@tanstack/react-router';
import {useMemo} from 'react';
import {useLake} from '#/client/lake';
import {querySql, useSql, useVersions} from '#/client/useSql';
import type {TableDefinition} from '#/lakehouse/define';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {PagedTable, type RowSource} from '#/ui/PagedTable';
import type {DataColumn, TableRow} from '#/ui/tableModel';
import type {ActualColumn} from './columnKinds';
import {columnsSql, pageSql} from './tableSql';
import styles from './TableScreen.module.css';

/** Every row of the table, paged in as it comes in sight. */
export function TableRows({table}: {readonly table: TableDefinition}) {
  const columns = useDataColumns(table);
  const version = useVersions([table.name]);
  const rowCount = useLake(
    ({status}) => status?.tables.find(({name}) => name === table.name)?.rows ?? 0,
  );
  const source = useMemo(
    (): RowSource => ({
      key: `${table.name} ${version}`,
      rowCount,
      getRows: async ({signal, ...page}) =>
        (await querySql<TableRow>(pageSql(table.name, page), {signal})).rows,
    }),
    [table.name, version, rowCount],
  );
  if (rowCount === 0) return <NoRows table={table} />;
  return (
    <div className={styles['rows']}>
      <PagedTable label={`Rows of ${table.name}`} columns={columns} source={source} />
    </div>
  );
}

function NoRows({table}: {readonly table: TableDefinition}) {
  return (
    <EmptyState
      title="No rows yet"
      actions={
        <Link to="/" className={buttonClass({kind: 'primary'})}>
          Get data
        </Link>
      }
    >
      {table.layer === 'bronze'
        ? `No staged file of ${table.endpoint} has been loaded. Ingest it, then run the pipeline.`
        : 'Ingest data and run the pipeline; this table is then computed from its inputs.'}
    </EmptyState>
  );
}

function useDataColumns(table: TableDefinition): readonly DataColumn[] {
  const actual = useSql<ActualColumn>(columnsSql(table.name), [table.name]);
  return useMemo(
    () =>
      actual.map(({column_name: name, data_type: type}): DataColumn => {
        const defined = table.columns[name];
        return {name, type, ...(defined && {doc: `${defined.doc} (${defined.unit})`})};
      }),
    [actual, table],
  );
}
