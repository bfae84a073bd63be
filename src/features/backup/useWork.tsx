import {type ReactNode, useRef, useState} from 'react';
import {AppError} from '#/base/errors';
import type {Failure} from '#/contracts/engine';
import {ErrorNotice} from '#/ui/ErrorNotice';

/** Long work that a button begins and another cancels. */
export interface Work<Input, Result> {
  readonly start: (input: Input) => void;
  readonly cancel: () => void;
  readonly isBusy: boolean;
  readonly result: Result | null;
  readonly forget: () => void;
  /** Why it failed, with what to do; a cancel is no failure. */
  readonly notice: ReactNode;
}

export function useWork<Input, Result>(
  work: (input: Input, signal: AbortSignal) => Promise<Result>,
): Work<Input, Result> {
  const running = useRef<AbortController | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (input: Input): Promise<void> => {
    const mine = new AbortController();
    running.current = mine;
    setBusy(true);
    setResult(null);
    setFailure(null);
    try {
      setResult(await work(input, mine.signal));
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code !== 'cancelled') setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    start: (input) => void run(input),
    cancel: () => running.current?.abort(),
    isBusy,
    result,
    forget: () => setResult(null),
    notice: failure && <ErrorNotice failure={failure} />,
  };
}
