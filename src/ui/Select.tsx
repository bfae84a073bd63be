import {type ReactNode, useId} from 'react';
import styles from './Field.module.css';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: Value;
  readonly options: readonly {readonly value: Value; readonly label: string}[];
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
}

/** The browser's own select, labelled. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {label, labelHidden, value, options, onChange, hint} = props;
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['control']}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && <p className={styles['hint']}>{hint}</p>}
    </div>
  );
}
