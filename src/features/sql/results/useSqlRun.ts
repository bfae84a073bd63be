import {useCallback, useEffect, useRef, useState} from 'react';
import {AppError, type ErrorCode} from '#/base/errors';
import {engine} from '#/client/engine';
import type {StartedResult} from '#/contracts/query';

/** Why a statement did not run. */
export interface SqlFailure {
  readonly code: ErrorCode;
  readonly message: string;
  /** UTF-16 offset in the statement; null when not known. */
  readonly position: number | null;
}

/** A statement's rows as far as they are there, kept by the engine under `id`. */
export interface SqlResult extends StartedResult {
  readonly id: string;
}

/** One statement after the other: starting a new one ends the one before and lets its rows go. */
export interface SqlRun {
  readonly state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  /** The statement that was started last, its parameters bound. */
  readonly sql: string | null;
  readonly failure: SqlFailure | null;
  /** There with the first rows, while it still runs; also of a statement that was cancelled or failed half way. */
  readonly result: SqlResult | null;
  readonly start: (sql: string, options?: {readonly allowsWrites?: boolean}) => void;
  readonly cancel: () => void;
  /** Back to `idle`. */
  readonly clear: () => void;
}

type Stand = Pick<SqlRun, 'state' | 'sql' | 'failure' | 'result'>;

interface Running {
  readonly id: string;
  readonly controller: AbortController;
}

const idle: Stand = {state: 'idle', sql: null, failure: null, result: null};

/** A place where statements run; its rows go with the component. */
export function useSqlRun(): SqlRun {
  const [stand, setStand] = useState<Stand>(idle);
  const current = useRef<Running | null>(null);

  const close = useCallback(() => {
    const before = current.current;
    current.current = null;
    before?.controller.abort();
    if (before) engine.closeResult({id: before.id}).catch(() => undefined);
  }, []);
  const start = useCallback<SqlRun['start']>(
    (sql, {allowsWrites = false} = {}) => {
      close();
      const mine: Running = {id: crypto.randomUUID(), controller: new AbortController()};
      current.current = mine;
      setStand({...idle, state: 'running', sql});
      const tell = (next: Partial<Stand>) => {
        if (current.current === mine) setStand((now) => ({...now, ...next}));
      };
      follow(mine, {sql, allowsWrites}, (result) => tell({result})).then(
        () => tell({state: 'done'}),
        (thrown: unknown) => tell(ended(thrown, mine.controller.signal)),
      );
    },
    [close],
  );
  const cancel = useCallback(() => {
    const mine = current.current;
    if (!mine) return;
    // Between two calls nobody hears the signal.
    engine.stopResult({id: mine.id}).catch(() => undefined);
    mine.controller.abort();
  }, []);
  const clear = useCallback(() => {
    close();
    setStand(idle);
  }, [close]);
  useEffect(() => close, [close]);
  return {...stand, start, cancel, clear};
}

/** Tells the result with its first rows and whenever it has grown; resolves when it is over. */
async function follow(
  {id, controller}: Running,
  statement: {readonly sql: string; readonly allowsWrites: boolean},
  tell: (result: SqlResult) => void,
): Promise<void> {
  const options = {signal: controller.signal, awaitsAnswer: true};
  let result: SqlResult = {id, ...(await engine.startResult({id, ...statement}, options))};
  tell(result);
  while (!result.isOver) {
    result = {...result, ...(await engine.awaitResult({id}, options))};
    tell(result);
  }
}

function ended(thrown: unknown, {aborted}: AbortSignal): Partial<Stand> {
  const {code, message, details} = AppError.from(thrown);
  // What could not be cancelled in time ended the engine, which the page starts again.
  if (code === 'cancelled' || (aborted && code === 'engine.crashed')) return {state: 'cancelled'};
  const {position} = details;
  const at = typeof position === 'number' ? position : null;
  return {state: 'failed', failure: {code, message, position: at}};
}
