import {Link} from '@tanstack/react-router';
import type {TableName} from '#/lakehouse/define';
import styles from './TableScreen.module.css';

export function TableLinks({names}: {readonly names: readonly TableName[]}) {
  return (
    <span className={styles['links']}>
      {names.map((name) => (
        <Link key={name} to="/tables/$table" params={{table: name}}>
          {name}
        </Link>
      ))}
    </span>
  );
}
