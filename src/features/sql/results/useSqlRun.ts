import {useCallback, useEffect, useRef, useState} from 'react';
import {AppError, type ErrorCode} from '#/base/errors';
import {runSql, type SqlAnswer} from './runSql';

/** Why a statement did not run. */
export interface SqlFailure {
  readonly code: ErrorCode;
  readonly message: string;
  /** UTF-16 offset in the statement; null when not known. */
  readonly position: number | null;
}

/** One statement after the other: starting a new one ends the one before. */
export interface SqlRun {
  readonly state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  /** The statement that was started last, its parameters bound. */
  readonly sql: string | null;
  readonly failure: SqlFailure | null;
  readonly start: (sql: string, options?: {readonly allowsWrites?: boolean}) => void;
  readonly cancel: () => void;
  /** What `SqlResults` shows. */
  readonly answer: SqlAnswer | null;
}

type Stand = Pick<SqlRun, 'state' | 'sql' | 'failure' | 'answer'>;

const idle: Stand = {state: 'idle', sql: null, failure: null, answer: null};

/** A place where statements run; cancelled when the component goes. */
export function useSqlRun(): SqlRun {
  const [stand, setStand] = useState<Stand>(idle);
  const running = useRef<AbortController | null>(null);
  const start = useCallback((sql: string) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const tell = (next: Partial<Stand>) => {
      if (running.current === controller) setStand((now) => ({...now, ...next}));
    };
    setStand({...idle, state: 'running', sql});
    runSql(sql, controller.signal).then(
      (answer) => tell({state: 'done', answer}),
      (thrown: unknown) => {
        const {code, message} = AppError.from(thrown);
        const isCancelled = code === 'cancelled';
        tell({
          state: isCancelled ? 'cancelled' : 'failed',
          failure: isCancelled ? null : {code, message, position: null},
        });
      },
    );
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  useEffect(() => () => running.current?.abort(), []);
  return {...stand, start, cancel};
}
