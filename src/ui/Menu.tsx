import {type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState} from 'react';
import {Button} from './Button';
import styles from './Menu.module.css';

interface MenuProps {
  /** Name of the button, which shows `icon` only. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Called when it opens: what is in it may depend on what the page shows then. */
  readonly onOpen?: () => void;
  /** List items with a link or button each, of class `menuItemClass`. */
  readonly children: ReactNode;
}

/** Look of a link or button inside a menu. */
export const menuItemClass = styles['item'];

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A button that opens a short list. Arrow keys move in it; Escape, choosing and leaving it close it. */
export function Menu({label, icon, onOpen, children}: MenuProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const toggle = () => {
    if (!isOpen) onOpen?.();
    setOpen(!isOpen);
  };
  const close = () => {
    setOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  const items = () => [
    ...(frame.current?.querySelectorAll<HTMLElement>('li > :is(a, button)') ?? []),
  ];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Escape') close();
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    all[step(at, all.length)]?.focus();
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    <div ref={frame} className={styles['menu']} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Button
        kind="quiet"
        iconOnly
        icon={icon}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={toggle}
      />
      {isOpen && (
        <ul id={id} className={styles['list']} aria-label={label} onClick={close}>
          {children}
        </ul>
      )}
    </div>
  );
}
