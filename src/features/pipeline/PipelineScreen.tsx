import {useMutation} from '@tanstack/react-query';
import {type ComponentProps, useDeferredValue, useMemo, useState} from 'react';
import {engine} from '#/client/engine';
import {toFailure, useLake} from '#/client/lake';
import {runPipeline} from '#/client/lakeActions';
import type {UpdateRequest} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import type {SourceColumn} from '#/lakehouse/lineage/columnLineage';
import {traceColumn} from '#/lakehouse/lineage/traceColumn';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {pipelinePlaces, SubNav} from '#/ui/SubNav';
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
  const failed = runs.run.error ?? runs.preview.error ?? validation.error;
  return (
    <Page>
      <PageHead title="Pipeline" actions={<ModeSwitch />}>
        Files become bronze, bronze becomes silver, silver becomes gold: each table after those it
        reads.
      </PageHead>
      <SubNav label="Pipeline" places={pipelinePlaces} />
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
      <Board plan={runs.plan} onHidePlan={() => runs.preview.reset()} picking={choice.picking} />
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

type BoardProps = Pick<ComponentProps<typeof PipelineView>, 'plan' | 'onHidePlan' | 'picking'>;

/** All tables, and beside them the chosen one. */
function Board({plan, onHidePlan, picking}: BoardProps) {
  const [table, choose] = useChosenTable();
  const [opened, setOpened] = useState<SourceColumn | null>(null);
  const column = opened !== null && opened.table === table?.name ? opened.column : null;
  const traced = useMemo(() => tracedTables(table?.name ?? null, column), [table, column]);
  return (
    <div className={styles['board']} data-open={table !== null}>
      <PipelineView
        plan={plan}
        onHidePlan={onHidePlan}
        chosen={table?.name ?? null}
        onChoose={choose}
        picking={picking}
        traced={traced}
      />
      {table && (
        <TableSide
          key={table.name}
          table={table}
          plan={plan}
          column={column}
          onColumn={(name) => setOpened(name === null ? null : {table: table.name, column: name})}
          onChoose={choose}
        />
      )}
    </div>
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
