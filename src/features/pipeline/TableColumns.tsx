import {ChevronRight} from 'lucide-react';
import type {TableDefinition, TableName} from '#/lakehouse/define';
import {ColumnSources} from '#/parts/lineage/ColumnSources';
import styles from './TablePanel.module.css';

interface TableColumnsProps {
  readonly table: TableDefinition;
  readonly column: string | null;
  readonly onColumn: (column: string | null) => void;
  readonly onChoose: (table: TableName) => void;
}

/** The columns; pressing one tells what it is made of. */
export function TableColumns({table, column, onColumn, onChoose}: TableColumnsProps) {
  return (
    <ul className={styles['columns']}>
      {Object.entries(table.columns).map(([name, {type, doc, unit}]) => {
        const isOpen = name === column;
        return (
          <li key={name}>
            <button
              type="button"
              className={styles['column']}
              aria-expanded={isOpen}
              onClick={() => onColumn(isOpen ? null : name)}
            >
              <ChevronRight aria-hidden="true" />
              <code>{name}</code>
              <span className={styles['muted']}>
                {type}
                {!plainUnits.has(unit) && `, ${unit}`}
              </span>
            </button>
            <p className={styles['muted']}>{doc}</p>
            {isOpen && (
              <div className={styles['lineage']}>
                <ColumnSources table={table} column={name} onChoose={onChoose} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const plainUnits: ReadonlySet<string> = new Set(['text', 'flag', 'key', '1']);
