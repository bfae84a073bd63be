import {useCallback, useDeferredValue, useMemo, useState} from 'react';
import {isUpdateRunning, useLake} from '#/client/lake';
import type {FlowProgress, UpdateProgress, UpdateState} from '#/contracts/engine';
import type {PlannedTable, UpdatePlan} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import {Badge, type Tone} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCounted, formatDuration, formatWhen} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {type Picking, PipelineGraph} from './PipelineGraph';
import styles from './PipelineScreen.module.css';
import {planSummary, unitNames} from './planWords';
import {TableList} from './TableList';
import {tableView} from './tableView';
import {useIsNarrow} from './useIsNarrow';

interface PipelineViewProps {
  readonly plan: UpdatePlan | null;
  readonly onHidePlan: () => void;
  readonly chosen: TableName | null;
  readonly onChoose: (table: TableName) => void;
  readonly picking: Picking | null;
  readonly traced: ReadonlySet<TableName> | null;
}

/** All tables with the newest update or a plan on them, as a graph or as a list. */
export function PipelineView(props: PipelineViewProps) {
  const {plan, onHidePlan, ...about} = props;
  const isNarrow = useIsNarrow();
  const [asked, setAsked] = useState<Shape | null>(null);
  const shape = asked ?? (isNarrow ? 'list' : 'graph');
  // Deferred: all tables are drawn in pieces, between which the page answers.
  const update = useDeferredValue(useLake((lake) => lake.update));
  return (
    <Panel
      title={plan ? 'Plan preview' : 'Tables'}
      badge={
        !plan && update && <Badge tone={words[update.state].tone}>{words[update.state].text}</Badge>
      }
      hint={plan ? `${planSummary(plan)} Nothing has been run.` : <UpdateLine update={update} />}
      flush
      actions={
        <>
          {plan && <Button onClick={onHidePlan}>Hide plan</Button>}
          <Shapes shape={shape} onShape={setAsked} />
        </>
      }
    >
      {!plan && update?.state === 'FAILED' && update.failure && (
        <div className={styles['failure']}>
          <ErrorNotice failure={update.failure} />
        </div>
      )}
      <Shown {...about} plan={plan} update={update} shape={shape} />
    </Panel>
  );
}

type Shape = 'graph' | 'list';

interface ShownProps extends Omit<PipelineViewProps, 'onHidePlan'> {
  readonly update: UpdateProgress | null;
  readonly shape: Shape;
}

function Shown({plan, update, shape, traced, ...about}: ShownProps) {
  const flows = useMemo(
    () => new Map(update?.flows.map((flow) => [flow.table, flow])),
    [update?.flows],
  );
  const planned = useMemo(() => new Map(plan?.tables.map((one) => [one.table, one])), [plan]);
  const viewOf = useCallback(
    (table: TableName) => tableView(flows.get(table), planned.get(table)),
    [flows, planned],
  );
  if (shape === 'graph') return <PipelineGraph {...about} viewOf={viewOf} traced={traced} />;
  const noteOf = (table: TableName) => noteText(flows.get(table), planned.get(table));
  return <TableList {...about} viewOf={viewOf} noteOf={noteOf} />;
}

/** Why a plan is what it is, or why a flow failed. */
function noteText(flow: FlowProgress | undefined, planned: PlannedTable | undefined): string {
  if (!planned) return flow?.failure?.message ?? '';
  if (planned.plan.kind === 'excluded') return '';
  const units = unitNames(planned);
  return `${planned.why}${units && `: ${units}`}`;
}

const words: Readonly<Record<UpdateState, {readonly text: string; readonly tone: Tone}>> = {
  INITIALIZING: {text: 'Loading files', tone: 'accent'},
  RUNNING: {text: 'Running', tone: 'accent'},
  COMPLETED: {text: 'Completed', tone: 'ok'},
  FAILED: {text: 'Failed', tone: 'bad'},
  CANCELED: {text: 'Cancelled', tone: 'warn'},
};

/** The newest update in a line. */
function UpdateLine({update}: {readonly update: UpdateProgress | null}) {
  const [now] = useState(Date.now);
  if (!update) return 'Not run yet: what you see is how the tables are declared.';
  const {flows, startedAt, endedAt, filesLoaded, attempt = 1} = update;
  const done = flows.filter(({state}) => state === 'COMPLETED').length;
  const rows = flows.reduce((sum, {rowsWritten}) => sum + rowsWritten, 0);
  return [
    `Newest update: ${done} of ${formatCounted(flows.length, 'table')} done`,
    `${formatCounted(filesLoaded, 'file')} loaded`,
    `${formatCounted(rows, 'row')} written`,
    attempt > 1 && `attempt ${attempt}`,
    endedAt !== null && formatDuration(endedAt - startedAt),
    !isUpdateRunning(update) && formatWhen(startedAt, now),
    update.state === 'CANCELED' && 'the next one does the rest',
  ]
    .filter(Boolean)
    .join(', ');
}

interface ShapesProps {
  readonly shape: Shape;
  readonly onShape: (shape: Shape) => void;
}

function Shapes({shape, onShape}: ShapesProps) {
  return (
    <div role="group" aria-label="Show as" className={styles['shapes']}>
      {(['graph', 'list'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={styles['shape']}
          aria-pressed={one === shape}
          onClick={() => onShape(one)}
        >
          {one === 'graph' ? 'Graph' : 'List'}
        </button>
      ))}
    </div>
  );
}
