import {Link, useNavigate} from '@tanstack/react-router';
import {useMemo} from 'react';
import type {TableDefinition} from '#/lakehouse/define';
import {columnsMadeOf, traceColumn} from '#/lakehouse/lineage/traceColumn';
import {ColumnSources} from '#/parts/lineage/ColumnSources';
import {Select} from '#/ui/Select';
import {useTableParams} from '#/features/tables/useTableParams';
import styles from './Lineage.module.css';
import {LineageGraph} from './LineageGraph';

const whole = '';

/** Where a table's rows come from and what they go into; of a column of it, the very columns. */
export function TableLineage({table}: {readonly table: TableDefinition}) {
  const [{column: named}, change] = useTableParams();
  const column = named !== null && named in table.columns ? named : null;
  const traced = useMemo(
    () => (column === null ? null : traceBoth(table, column)),
    [table, column],
  );
  const options = [
    {value: whole, label: 'The whole table'},
    ...Object.keys(table.columns).map((name) => ({value: name, label: name})),
  ];
  return (
    <div className={styles['lineage']}>
      <div className={styles['choice']}>
        <Select
          label="Lineage of"
          value={column ?? whole}
          options={options}
          onChange={(value) => change({column: value === whole ? null : value})}
        />
      </div>
      <LineageGraph table={table.name} traced={traced?.tables ?? null} />
      {column !== null && traced && (
        <ColumnLineage table={table} column={column} made={traced.made} />
      )}
    </div>
  );
}

/** The tables a column comes through from bronze and goes through to gold, and what is made of it. */
function traceBoth({name: table}: TableDefinition, column: string) {
  const made = columnsMadeOf({table, column});
  const {columns} = traceColumn({table, column});
  return {made, tables: new Set([...columns, ...made].map((one) => one.table))};
}

interface ColumnLineageProps {
  readonly table: TableDefinition;
  readonly column: string;
  readonly made: ReturnType<typeof columnsMadeOf>;
}

function ColumnLineage({table, column, made}: ColumnLineageProps) {
  const navigate = useNavigate();
  return (
    <div className={styles['column']}>
      <section>
        <h2>What it is made of</h2>
        <ColumnSources
          table={table}
          column={column}
          onChoose={(source) =>
            void navigate({to: '/tables/$table', params: {table: source}, search: {tab: 'lineage'}})
          }
        />
      </section>
      <section>
        <h2>What is made of it</h2>
        {made.length === 0 ? (
          <p className={styles['muted']}>No column of another table.</p>
        ) : (
          <ul className={styles['made']}>
            {made.map((one) => (
              <li key={`${one.table}.${one.column}`}>
                <Link
                  to="/tables/$table"
                  params={{table: one.table}}
                  search={{tab: 'lineage', column: one.column}}
                >
                  {`${one.table}.${one.column}`}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
