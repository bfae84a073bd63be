import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import {type FailureMark, failureMark} from './editor/failureMark';
import type {SqlTab} from './kept/deskFormats';
import {bindParameters, type BoundSql} from './parameters/bindParameters';
import {type SqlFailure, type SqlRun, useSqlRun} from './results/useSqlRun';
import {remember} from './tabs/sqlDesk';
import type {Statement} from './text/statements';

interface BoundStatement extends BoundSql {
  /** Where the statement begins in the text. */
  readonly from: number;
}

/** Statements that are run one behind the other; one that fails ends it. */
interface Batch {
  readonly text: string;
  readonly statements: readonly BoundStatement[];
  readonly at: number;
}

interface Statements {
  readonly run: SqlRun;
  /** Which statement of how many runs or ran last; null before the first. */
  readonly progress: {readonly at: number; readonly of: number} | null;
  /** Why nothing was started. */
  readonly problem: string | null;
  /** Where the text is wrong that the last statement was run from. */
  readonly mark: FailureMark | null;
  /** With its parameters bound; null, and `problem` is set, when one has no value. */
  readonly bind: (statement: Statement) => BoundStatement | null;
  readonly start: (statements: readonly Statement[]) => void;
  /** Runs the last one again, and then those that were to follow it. */
  readonly again: () => void;
}

const problemOf = (missing: readonly string[]): string | null =>
  missing.length > 0 ? `Give a value that fits for ${missing.join(', ')}, above the answer.` : null;

function useBinding({parameters}: SqlTab) {
  const [problem, setProblem] = useState<string | null>(null);
  const bindAll = useCallback(
    (statements: readonly Statement[]): readonly BoundStatement[] | null => {
      const bound = statements.map((one) => ({
        ...bindParameters(one.sql, parameters),
        from: one.from,
      }));
      const missing = problemOf([...new Set(bound.flatMap((one) => one.missing))]);
      setProblem(missing);
      return missing === null ? bound : null;
    },
    [parameters],
  );
  return {problem, bindAll};
}

/** Remembers each run when it ends. */
function useHistoryOf(run: SqlRun): () => void {
  const startedAt = useRef<number | null>(null);
  const {state, sql, failure, result} = run;
  useEffect(() => {
    const at = startedAt.current;
    if (at === null || sql === null || state === 'running' || state === 'idle') return;
    startedAt.current = null;
    const rows = result?.rows ?? null;
    remember({
      sql,
      at,
      ms: Date.now() - at,
      outcome: state,
      rows,
      message: failure?.message ?? null,
    });
  }, [state, sql, failure, result]);
  return () => {
    startedAt.current = Date.now();
  };
}

function markOf(sql: string, batch: Batch | null, failure: SqlFailure | null): FailureMark | null {
  const statement = batch?.statements[batch.at];
  if (!failure || failure.position === null) return null;
  if (!statement || batch.text !== sql) return null;
  return failureMark(sql, statement.from + statement.writtenAt(failure.position), failure.message);
}

/** Runs statements of a tab, one at a time, and remembers them. */
export function useStatements(tab: SqlTab, allowsWrites: boolean): Statements {
  const run = useSqlRun();
  const {problem, bindAll} = useBinding(tab);
  const [batch, setBatch] = useState<Batch | null>(null);
  const noteStart = useHistoryOf(run);
  const {start: startRun, state, failure, result} = run;
  const {sql} = tab;
  const startAt = (next: Batch) => {
    const statement = next.statements[next.at];
    if (!statement) return;
    setBatch(next);
    noteStart();
    startRun(statement.sql, {allowsWrites});
  };
  const goOn = useRef<() => void>(() => undefined);
  useEffect(() => {
    goOn.current = () => {
      if (batch && batch.at + 1 < batch.statements.length) startAt({...batch, at: batch.at + 1});
    };
  });
  // Of two quick statements only the second's end may be drawn: its result is another.
  const done = state === 'done' ? (result?.id ?? null) : null;
  useEffect(() => {
    if (done !== null) goOn.current();
  }, [done]);
  const mark = useMemo(() => markOf(sql, batch, failure), [sql, batch, failure]);
  return {
    run,
    progress: batch && {at: batch.at + 1, of: batch.statements.length},
    problem,
    mark,
    bind: (statement) => bindAll([statement])?.[0] ?? null,
    start: (statements) => {
      const bound = bindAll(statements);
      if (bound) startAt({text: sql, statements: bound, at: 0});
    },
    again: () => {
      if (batch) startAt(batch);
    },
  };
}
