import {type ComponentProps, type ReactNode, useId} from 'react';
import {classNames} from './classNames';
import styles from './Field.module.css';

interface FieldProps extends ComponentProps<'input'> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Why the value cannot be used. */
  readonly error?: string;
  /** The label is for screen readers only. */
  readonly labelHidden?: boolean;
}

/** A labelled text, number or search input. */
export function Field({label, hint, error, labelHidden, className, ...input}: FieldProps) {
  const id = useId();
  const described = hint || error ? `${id}-about` : undefined;
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        id={id}
        {...input}
        className={classNames(styles['control'], className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
      />
      {(error ?? hint) && (
        <p id={described} className={error ? styles['error'] : styles['hint']}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
