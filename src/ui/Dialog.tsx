import {X} from 'lucide-react';
import {type ReactNode, useEffect, useId, useRef, useState} from 'react';
import {Button} from './Button';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** The browser's modal dialog: Escape closes it, the focus stays in it and goes back where it was. */
export function Dialog({title, onClose, children, actions}: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser would go back to a field in the dialog that took the focus before it was shown.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={id} onClose={onClose}>
      <div className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        <Button kind="quiet" iconOnly aria-label="Close" icon={<X />} onClick={onClose} />
      </div>
      {/* A scrolling region must be reachable by keyboard. */}
      <div className={styles['body']} role="group" aria-labelledby={id} tabIndex={0}>
        {children}
      </div>
      <div className={styles['actions']}>{actions}</div>
    </dialog>
  );
}
