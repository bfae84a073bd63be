import type {TableDefinition, TableName} from '#/lakehouse/define';
import {NameButton} from '#/ui/NameButton';
import type {ColumnLineage, SourceColumn} from '#/lakehouse/lineage/columnLineage';
import {UnreadSql} from '#/lakehouse/lineage/sqlNodes';
import {lineageOf, traceColumn} from '#/lakehouse/lineage/traceColumn';
import {findTable} from '#/lakehouse/tables';
import {formatCounted} from '#/ui/format';
import styles from './ColumnSources.module.css';

interface ColumnSourcesProps {
  readonly table: TableDefinition;
  readonly column: string;
  readonly onChoose: (table: TableName) => void;
}

/** What a column is made of, where that begins in bronze, and which columns decide its rows. */
export function ColumnSources({table, column, onChoose}: ColumnSourcesProps) {
  const lineage = lineageOf(table);
  if (lineage === null)
    return (
      <div className={styles['lineage']}>
        {column.startsWith('_')
          ? 'Written by the autoloader.'
          : `Read from staged files: the field ${column}.`}
      </div>
    );
  if (lineage instanceof UnreadSql)
    return <div className={styles['lineage']}>Cannot be told: {lineage.message}.</div>;
  const made = lineage.columns.get(column.toLowerCase());
  return (
    <div className={styles['lineage']}>
      {made ? (
        <MadeOf made={made} onChoose={onChoose} />
      ) : (
        'Cannot be told: the SELECT does not name it.'
      )}
      {made?.kind === 'told' && made.from.length > 0 && (
        <Origins start={{table: table.name, column}} />
      )}
      {lineage.rows.length > 0 && (
        <details>
          <summary>
            {formatCounted(lineage.rows.length, 'column decides', 'columns decide')} which rows
            there are
          </summary>
          {spelt(lineage.rows)}
        </details>
      )}
    </div>
  );
}

function MadeOf({
  made,
  onChoose,
}: {readonly made: ColumnLineage} & Pick<ColumnSourcesProps, 'onChoose'>) {
  if (made.kind === 'untold') return <p>Cannot be told: {made.why}.</p>;
  if (made.from.length === 0) return <p>Made of no column: it is constant or counts rows.</p>;
  return (
    <div className={styles['tables']}>
      {made.isCopy ? 'Copied from' : 'Computed from'}
      {made.from.map(({table, column}) => {
        const known = findTable(table);
        return (
          <NameButton key={`${table}.${column}`} onClick={() => known && onChoose(known.name)}>
            {table}.{column}
          </NameButton>
        );
      })}
    </div>
  );
}

/** Where in bronze it begins; the graph shows the tables between. */
function Origins({start}: {readonly start: SourceColumn}) {
  const {columns, isWhole} = traceColumn(start);
  const bronze = columns.filter(({table}) => table.startsWith('bronze_'));
  return (
    <p>
      {isWhole ? 'In bronze it begins with ' : 'Not told to its end. In bronze it has '}
      {bronze.length === 0 ? 'no column.' : spelt(bronze)}
    </p>
  );
}

const spelt = (columns: readonly SourceColumn[]) =>
  `${columns
    .map(({table, column}) => `${table}.${column}`)
    .toSorted()
    .join(', ')}.`;
