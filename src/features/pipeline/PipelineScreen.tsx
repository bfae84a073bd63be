import {useMutation} from '@tanstack/react-query';
import {Suspense, useCallback, useDeferredValue, useMemo, useState} from 'react';
import {engine} from '#/client/engine';
import {toFailure, useLake} from '#/client/lake';
import {runPipeline} from '#/client/lakeActions';
import type {UpdateRequest} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import {traceColumn} from '#/lakehouse/lineage/traceColumn';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {ConfirmRun} from './ConfirmRun';
import {ModeSwitch} from './ModeSwitch';
import {PipelineView} from './PipelineView';
import {RunPanel} from './RunPanel';
import {runWords, updateRequest} from './runKinds';
import {TableSide} from './TableSide';
import {useChosenTable} from './useChosenTable';
import {useRunChoice} from './useRunChoice';
import {ValidationPanel} from './ValidationPanel';
import styles from './PipelineScreen.module.css';

/** The pipeline as it is declared and as it runs, and every way to run it. */
export function PipelineScreen() {
  const [table, choose] = useChosenTable();
  const [column, setColumn] = useState<string | null>(null);
  const onChoose = useCallback(
    (name: TableName | null) => {
      setColumn(null);
      choose(name);
    },
    [choose],
  );
  const choice = useRunChoice();
  const runs = useRuns();
  const validation = useMutation({mutationFn: () => engine.validatePipeline({})});
  const [asked, setAsked] = useState<UpdateRequest | null>(null);
  const request = updateRequest(choice.kind, choice.picked);
  const begin = () => {
    if (request === null) return;
    if (runWords(choice.kind).isDangerous) setAsked(request);
    else runs.run.mutate(request);
  };
  const traced = useMemo(() => tracedTables(table?.name ?? null, column), [table, column]);
  const failed = runs.run.error ?? runs.preview.error ?? validation.error;
  return (
    <Page>
      <PageHead title="Pipeline" actions={<ModeSwitch />}>
        Files become bronze, bronze becomes silver, silver becomes gold: each table after those it
        reads.
      </PageHead>
      <RunPanel
        choice={choice}
        onRun={begin}
        onPlan={() => request && runs.preview.mutate(request)}
        onValidate={() => validation.mutate()}
        isPlanning={runs.preview.isPending}
        isValidating={validation.isPending}
      />
      {failed && <ErrorNotice failure={toFailure(failed)} />}
      {validation.data && (
        <ValidationPanel validation={validation.data} onClose={() => validation.reset()} />
      )}
      <div className={styles['board']} data-open={table !== null}>
        <PipelineView
          plan={runs.plan}
          onHidePlan={() => runs.preview.reset()}
          chosen={table?.name ?? null}
          onChoose={onChoose}
          picking={choice.picking}
          traced={traced}
        />
        {table && (
          <Suspense>
            <TableSide
              key={table.name}
              table={table}
              plan={runs.plan}
              column={column}
              onColumn={setColumn}
              onChoose={onChoose}
            />
          </Suspense>
        )}
      </div>
      {asked && (
        <ConfirmRun
          kind={choice.kind}
          request={asked}
          onRun={() => {
            setAsked(null);
            runs.run.mutate(asked);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  );
}

/** Runs and plans. A plan is told of the lake as it was: it goes when an update begins or files come. */
function useRuns() {
  const state = useLake(
    ({update, status}) =>
      `${update?.updateId ?? ''} ${status?.files.staged ?? 0} ${status?.files.pending ?? 0}`,
  );
  const run = useMutation({mutationFn: (request: UpdateRequest) => runPipeline(request)});
  const preview = useMutation({
    mutationFn: async (request: UpdateRequest) => ({
      state,
      plan: await engine.planUpdate(request),
    }),
    onMutate: () => run.reset(),
  });
  const shown = preview.data?.state === state && !run.isPending ? preview.data.plan : null;
  return {run, preview, plan: useDeferredValue(shown)};
}

/** The tables that the opened column comes through. */
function tracedTables(
  table: TableName | null,
  column: string | null,
): ReadonlySet<TableName> | null {
  if (table === null || column === null) return null;
  const {columns} = traceColumn({table, column});
  return new Set(columns.map((source) => source.table as TableName));
}
