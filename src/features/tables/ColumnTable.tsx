import type {ReactNode} from 'react';
import styles from './TableScreen.module.css';
import {useTableParams} from './useTableParams';

export interface ShownColumn {
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly doc: string | null;
  /** Beside the name. */
  readonly badges?: ReactNode;
}

/** Columns with type, unit and meaning. That of the link is marked and scrolled to. */
export function ColumnTable({columns}: {readonly columns: readonly ShownColumn[]}) {
  const [{column}] = useTableParams();
  return (
    <div className={styles['scroll']} role="region" aria-label="Columns" tabIndex={0}>
      <table className={styles['plain']}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col">Unit</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({name, type, unit, doc, badges}) => (
            <tr
              key={name}
              ref={name === column ? bringInSight : undefined}
              className={name === column ? styles['marked'] : undefined}
            >
              <td className={styles['mono']}>
                {name} {badges}
              </td>
              <td className={styles['mono']}>{type}</td>
              <td className={styles['muted']}>{unit === '1' ? 'count or code' : unit}</td>
              <td>{doc || <span className={styles['muted']}>Not described</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const bringInSight = (row: HTMLElement | null) => row?.scrollIntoView({block: 'center'});
