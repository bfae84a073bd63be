import {CircleAlert} from 'lucide-react';
import {createContext, type ReactNode, useContext} from 'react';
import type {ErrorCode} from '#/base/errors';
import {Button} from './Button';
import styles from './ErrorNotice.module.css';

/** What to do about each code of failure. The app provides the texts. */
export const ErrorAdvice = createContext<(code: ErrorCode) => ReactNode>(() => null);

interface ErrorNoticeProps {
  readonly failure: {readonly code: ErrorCode; readonly message: string};
  /** What the person can do; by default the text of `ErrorAdvice`. */
  readonly advice?: ReactNode;
  readonly onRetry?: () => void;
  readonly retryLabel?: string;
  /** More actions beside retry. */
  readonly children?: ReactNode;
}

/** Says what went wrong, what to do, and the code to quote. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const {failure, onRetry, retryLabel = 'Try again', children} = props;
  const advise = useContext(ErrorAdvice);
  const advice = props.advice ?? advise(failure.code);
  return (
    <div className={styles['notice']} role="alert">
      <CircleAlert className={styles['icon']} aria-hidden="true" />
      <div>
        <p className={styles['message']}>{failure.message}</p>
        {advice && <p className={styles['advice']}>{advice}</p>}
        <div className={styles['foot']}>
          {onRetry && <Button onClick={onRetry}>{retryLabel}</Button>}
          {children}
          <code className={styles['code']}>{failure.code}</code>
        </div>
      </div>
    </div>
  );
}
