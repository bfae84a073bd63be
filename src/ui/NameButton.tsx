import type {ComponentProps} from 'react';
import {classNames} from './classNames';
import styles from './NameButton.module.css';

type NameButtonProps = Omit<ComponentProps<'button'>, 'type'>;

/** The name of a table, a file or a rule that opens it; with `aria-pressed` it tells whether it is open. */
export function NameButton({className, ...rest}: NameButtonProps) {
  return <button {...rest} type="button" className={classNames(styles['name'], className)} />;
}
