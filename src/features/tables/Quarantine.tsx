import {useMemo} from 'react';
import {useSql, useSqlResult} from '#/client/useSql';
import type {TableDefinition} from '#/lakehouse/define';
import {DataTable} from '#/ui/DataTable';
import {formatCounted} from '#/ui/format';
import {quarantineCountSql, quarantineOf, quarantineSql} from './tableSql';
import styles from './TableScreen.module.css';

const shownRows = 200;

/** The rows that a rule kept out of the table, with the rules they broke. For tables with a rule that drops. */
export function Quarantine({table}: {readonly table: TableDefinition}) {
  const [count] = useSql<{quarantined: number}>(quarantineCountSql(table.name), [table.name]);
  const quarantined = count?.quarantined ?? 0;
  return (
    <section className={styles['quarantine']}>
      <h2>Quarantine</h2>
      <p className={styles['muted']}>
        {quarantined === 0
          ? 'No row is held back.'
          : `${formatCounted(quarantined, 'row')} held back in ${quarantineOf(table.name)}${quarantined > shownRows ? `; the newest ${shownRows} are shown` : ''}.`}
      </p>
      {quarantined > 0 && <HeldBack table={table} />}
    </section>
  );
}

function HeldBack({table}: {readonly table: TableDefinition}) {
  const {columns, rows} = useSqlResult(quarantineSql(table.name, shownRows), [table.name]);
  const shown = useMemo(() => columns.map(({name, type}) => ({name, type})), [columns]);
  return (
    <div className={styles['rows']}>
      <DataTable label={`Quarantined rows of ${table.name}`} columns={shown} rows={rows} />
    </div>
  );
}
