import {quoteValue} from '#/base/quoteSql';
import {views} from '#/lakehouse/tables';
import type {CatalogTable} from './catalogTables';
import {SqlText} from './SqlText';
import {TableLinks} from './TableLinks';
import styles from './TableScreen.module.css';
import {useLiveSql} from './useLiveSql';

/** The SELECT of a view: as it was written where it is the pipeline's, else as the database keeps it. */
export function ViewSource({table}: {readonly table: CatalogTable}) {
  const view = table.schema === null ? views.find(({name}) => name === table.name) : undefined;
  if (!view) return <Kept table={table} />;
  return (
    <div className={styles['origin']}>
      <dl className={styles['facts']}>
        <dt>Made from</dt>
        <dd>
          <TableLinks names={view.inputs} />
        </dd>
      </dl>
      <SqlText sql={view.sql} label={`SQL of ${view.name}`} />
    </div>
  );
}

function Kept({table: {schema, name, id}}: {readonly table: CatalogTable}) {
  const {rows} = useLiveSql<{sql: string}>(`SELECT sql FROM duckdb_views()
WHERE database_name = current_database() AND view_name = ${quoteValue(name)}
  AND schema_name = ${schema === null ? 'current_schema()' : quoteValue(schema)}`);
  return <SqlText sql={rows[0]?.sql ?? ''} label={`SQL of ${id}`} />;
}
