import {useCallback, useEffect, useRef, useState} from 'react';
import {toFailure} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {Failure} from '#/contracts/engine';
import {type QueryPlan, queryPlan} from './queryPlan';

interface Explanation {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  /** What was explained last, as it was run. */
  readonly sql: string | null;
  readonly plan: QueryPlan | null;
  readonly failure: Failure | null;
}

const none: Explanation = {state: 'idle', sql: null, plan: null, failure: null};

interface ExplainRun extends Explanation {
  /** Runs the statement, and tells what each step took. */
  readonly start: (sql: string) => void;
  /** Stops, and forgets what was explained. */
  readonly close: () => void;
}

async function planFor(sql: string, signal: AbortSignal): Promise<QueryPlan> {
  const {rows} = await querySql<{readonly explain_value: string}>(
    `explain (analyze, format json) ${sql}`,
    {signal},
  );
  return queryPlan(rows[0]?.explain_value ?? '');
}

/** EXPLAIN ANALYZE of one statement after the other; cancelled when the component goes. */
export function useExplain(): ExplainRun {
  const [explanation, setExplanation] = useState(none);
  const running = useRef<AbortController | null>(null);
  const start = useCallback((sql: string) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const tell = (next: Explanation) => {
      if (running.current === controller) setExplanation(next);
    };
    setExplanation({...none, state: 'running', sql});
    planFor(sql, controller.signal).then(
      (plan) => tell({...none, state: 'done', sql, plan}),
      (thrown: unknown) => tell({...none, state: 'failed', sql, failure: toFailure(thrown)}),
    );
  }, []);
  const close = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setExplanation(none);
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return {...explanation, start, close};
}
