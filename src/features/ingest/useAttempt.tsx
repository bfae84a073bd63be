import {type ReactNode, useState} from 'react';
import {AppError} from '#/base/errors';
import type {Failure} from '#/contracts/engine';
import {ErrorNotice} from '#/ui/ErrorNotice';

export interface Attempt {
  readonly run: () => void;
  readonly isBusy: boolean;
  /** Why the last attempt failed, with what to do; null when it did not. */
  readonly notice: ReactNode;
}

/** Work a button begins: busy while it runs, and a notice when it fails. */
export function useAttempt(work: () => Promise<unknown>): Attempt {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = () => {
    setBusy(true);
    setFailure(null);
    work()
      .catch((thrown: unknown) => setFailure(AppError.from(thrown)))
      .finally(() => setBusy(false));
  };
  return {run, isBusy, notice: failure && <ErrorNotice failure={failure} />};
}
