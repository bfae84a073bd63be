import type {ReactNode} from 'react';
import {ErrorBoundary} from 'react-error-boundary';
import {AppError} from '#/base/errors';
import {ErrorNotice} from './ErrorNotice';

interface ContainedProps {
  /** When one of these changes, what failed is tried again. */
  readonly resetKeys?: readonly unknown[];
  readonly children: ReactNode;
}

/** Shows a failure of its content in place, with a button to try again. */
export function Contained({resetKeys = [], children}: ContainedProps) {
  return (
    <ErrorBoundary
      resetKeys={[...resetKeys]}
      fallbackRender={({error, resetErrorBoundary}) => (
        <ErrorNotice failure={AppError.from(error)} onRetry={resetErrorBoundary} />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
