import type {ReactNode} from 'react';
import {classNames} from './classNames';
import styles from './SmallTable.module.css';

export interface SmallColumn<Row> {
  readonly id: string;
  readonly label: ReactNode;
  /** Spells the label out, on hover. */
  readonly title?: string;
  /** Figures are set to the right. */
  readonly isFigure?: boolean;
  /** Left out where the table is narrow. */
  readonly isOptional?: boolean;
  /** Names its row for assistive technology. */
  readonly isRowHeader?: boolean;
  readonly render: (row: Row) => ReactNode;
}

interface SmallTableProps<Row> {
  /** Names the table for assistive technology. */
  readonly label: string;
  readonly columns: readonly SmallColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
}

/** Some dozens of rows, all of them drawn. Scrolls sideways within itself; optional columns go first. */
export function SmallTable<Row>({label, columns, rows, rowKey}: SmallTableProps<Row>) {
  const cellClass = ({isFigure, isOptional}: SmallColumn<Row>) =>
    classNames(isFigure && styles['figure'], isOptional && styles['optional']) || undefined;
  return (
    <>
      {/* A scrolling region must be reachable by keyboard, or its columns are not. */}
      <div className={styles['scroller']} role="region" aria-label={label} tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col" className={cellClass(column)} title={column.title}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) =>
                  column.isRowHeader ? (
                    <th key={column.id} scope="row" className={cellClass(column)}>
                      {column.render(row)}
                    </th>
                  ) : (
                    <td key={column.id} className={cellClass(column)}>
                      {column.render(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
