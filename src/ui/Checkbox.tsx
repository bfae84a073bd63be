import type {ReactNode} from 'react';
import styles from './Field.module.css';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Said after the label, smaller. */
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** The browser's own checkbox with its label. */
export function Checkbox({checked, onChange, disabled = false, hint, children}: CheckboxProps) {
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {children} {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}
