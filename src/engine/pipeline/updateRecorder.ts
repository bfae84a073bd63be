import type {FlowProgress, UpdateProgress} from '#/contracts/engine';
import type {UpdateCause, UpdateRequest} from '#/contracts/pipeline';
import type {TableDefinition, TableName} from '#/lakehouse/define';

/** Holds an update's progress and tells it, every 400 ms at most and always the last. */
export interface UpdateRecorder {
  patch(change: Partial<UpdateProgress>): void;
  flow(table: TableName, change: Partial<FlowProgress>): void;
  progress(): UpdateProgress;
}

export interface UpdateStart {
  readonly updateId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly request: UpdateRequest;
  readonly cause: UpdateCause;
  readonly attempt: number;
  /** The tables that are not EXCLUDED. */
  readonly runs: ReadonlySet<TableName>;
}

/** Each costs the page a render, on cores that load has use for. */
const emitEveryMs = 400;

export function createUpdateRecorder(
  tables: readonly TableDefinition[],
  start: UpdateStart,
  emit: (progress: UpdateProgress) => void,
): UpdateRecorder {
  const flows = new Map<TableName, FlowProgress>(
    tables.map(({name, layer}) => {
      const state = start.runs.has(name) ? 'QUEUED' : 'EXCLUDED';
      return [name, {...queued(name, layer), state}];
    }),
  );
  let update: Omit<UpdateProgress, 'flows'> = {
    updateId: start.updateId,
    request: start.request,
    cause: start.cause,
    attempt: start.attempt,
    state: 'INITIALIZING',
    startedAt: start.at,
    endedAt: null,
    filesLoaded: 0,
    bytesLoaded: 0,
    filesPending: 0,
    malformed: [],
    failure: null,
  };
  let timer: ReturnType<typeof setTimeout> | null = null;
  const begin = performance.now();
  const now = () => start.at + Math.round(performance.now() - begin);
  const progress = (): UpdateProgress => ({...update, flows: [...flows.values()]});

  function changed(): void {
    if (update.endedAt !== null) {
      if (timer) clearTimeout(timer);
      timer = null;
      emit(progress());
      return;
    }
    timer ??= setTimeout(() => {
      timer = null;
      emit(progress());
    }, emitEveryMs);
  }

  return {
    progress,
    patch(change) {
      update = {...update, ...change};
      changed();
    },
    flow(table, change) {
      const flow = flows.get(table);
      if (flow) flows.set(table, {...flow, ...change, ...workOf(flow, change, now())});
      changed();
    },
  };
}

function queued(table: TableName, layer: FlowProgress['layer']): FlowProgress {
  return {
    table,
    layer,
    state: 'QUEUED',
    plan: '',
    rowsWritten: 0,
    rowsDropped: 0,
    rescuedRows: 0,
    ms: 0,
    expectations: [],
    failure: null,
  };
}

/** When the flow began its work and did the last of it, of which `change` tells. Bronze works only while rows come. */
function workOf(
  {layer, state, startedAt}: FlowProgress,
  change: Partial<FlowProgress>,
  at: number,
): Partial<FlowProgress> {
  const next = change.state ?? state;
  const works = layer === 'bronze' ? next === 'RUNNING' : !idle.has(next);
  return works ? {startedAt: startedAt ?? at, endedAt: at} : {};
}

const idle: ReadonlySet<FlowProgress['state']> = new Set(['QUEUED', 'SKIPPED', 'EXCLUDED']);
