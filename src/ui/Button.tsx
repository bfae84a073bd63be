import type {ComponentProps, ReactNode} from 'react';
import styles from './Button.module.css';
import {classNames} from './classNames';

export type ButtonKind = 'primary' | 'secondary' | 'quiet';

interface ButtonLook {
  readonly kind?: ButtonKind;
  readonly size?: 'normal' | 'large';
  /** Only an icon is shown: give `aria-label`. */
  readonly iconOnly?: boolean;
}

/** Class name that makes a link look like a button. */
export function buttonClass({kind = 'secondary', size, iconOnly}: ButtonLook = {}): string {
  return classNames(
    styles['button'],
    styles[kind],
    size === 'large' && styles['large'],
    iconOnly && styles['iconOnly'],
  );
}

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  ButtonLook & {
    /** Work it began is under way: a spinner shows and clicks do nothing; the name stays. */
    readonly busy?: boolean;
    /** Cannot be used now; stays reachable by keyboard, so that `title` can say why. */
    readonly disabled?: boolean;
    readonly icon?: ReactNode;
  };

/** A button that keeps focus and name while busy or disabled. */
export function Button(props: ButtonProps) {
  const {kind, size, iconOnly, busy = false, disabled = false, icon, ...rest} = props;
  const {className, onClick, children, ...native} = rest;
  const idle = !busy && !disabled;
  return (
    <button
      type="button"
      {...native}
      className={classNames(
        buttonClass({
          ...(kind && {kind}),
          ...(size && {size}),
          ...(iconOnly && {iconOnly}),
        }),
        className,
      )}
      aria-busy={busy || undefined}
      aria-disabled={idle ? undefined : true}
      onClick={(event) => {
        if (idle) onClick?.(event);
        else event.preventDefault();
      }}
    >
      {busy ? <span className={styles['spinner']} aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}
