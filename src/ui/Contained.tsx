import {QueryErrorResetBoundary} from '@tanstack/react-query';
import type {ReactNode} from 'react';
import {ErrorBoundary, type FallbackProps} from 'react-error-boundary';
import {AppError} from '#/base/errors';
import {ErrorNotice} from './ErrorNotice';

interface ContainedProps {
  /** When one of these changes, what failed is tried again. */
  readonly resetKeys?: readonly unknown[];
  readonly children: ReactNode;
}

function Failed({error, resetErrorBoundary}: FallbackProps) {
  return <ErrorNotice failure={AppError.from(error)} onRetry={resetErrorBoundary} />;
}

/** Shows a failure of its content in place, with a button to try again. */
export function Contained({resetKeys = [], children}: ContainedProps) {
  return (
    <QueryErrorResetBoundary>
      {({reset}) => (
        <ErrorBoundary resetKeys={[...resetKeys]} onReset={reset} FallbackComponent={Failed}>
          {children}
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}
