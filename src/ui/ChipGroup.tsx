import type {ReactNode} from 'react';
import styles from './ChipGroup.module.css';
import {formatCount} from './format';

interface Chip<T> {
  readonly value: T;
  readonly name: string;
  /** How many there are of it. */
  readonly count: number;
  readonly icon?: ReactNode;
  readonly title?: string;
}

interface ChipGroupProps<T> {
  readonly label: string;
  readonly chips: readonly Chip<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of several choices, each with its count; pressing one shows only what it stands for. */
export function ChipGroup<T extends string | null>(props: ChipGroupProps<T>) {
  const {label, chips, value: chosen, onChange} = props;
  return (
    <div role="group" aria-label={label} className={styles['chips']}>
      {chips.map(({value, name, count, icon, title}) => (
        <button
          key={value ?? ''}
          type="button"
          className={styles['chip']}
          aria-pressed={value === chosen}
          title={title}
          onClick={() => onChange(value)}
        >
          {icon}
          {name} <span className={styles['count']}>{formatCount(count)}</span>
        </button>
      ))}
    </div>
  );
}
