import type {FlowProgress, UpdateProgress} from '#/contracts/engine';
import type {Layer, TableName} from '#/lakehouse/define';
import {formatCount, formatDuration} from '#/ui/format';
import {hasWorked} from './runFacts';

/** A table in two runs; null where it did not take part in one of them. */
export interface ComparedTable {
  readonly table: TableName;
  readonly layer: Layer;
  readonly ms: number | null;
  readonly msBefore: number | null;
  readonly rows: number | null;
  readonly rowsBefore: number | null;
}

/** The tables that did something in either run, those whose time differs most first. */
export function compareRuns(
  now: Pick<UpdateProgress, 'flows'>,
  before: Pick<UpdateProgress, 'flows'>,
): readonly ComparedTable[] {
  const earlier = new Map(before.flows.map((flow) => [flow.table, flow]));
  const gone = before.flows.filter(({table}) => !now.flows.some((flow) => flow.table === table));
  const pairs = [
    ...now.flows.map((flow) => [flow, earlier.get(flow.table)] as const),
    ...gone.map((flow) => [undefined, flow] as const),
  ];
  return pairs
    .flatMap(([flow, old]) => {
      const either = flow ?? old;
      const worked = [flow, old].some((one) => one !== undefined && hasWorked(one));
      if (!either || !worked) return [];
      const {table, layer} = either;
      return [
        {table, layer, ...figures(flow), msBefore: figures(old).ms, rowsBefore: figures(old).rows},
      ];
    })
    .toSorted((a, b) => Math.abs(timeDifference(b)) - Math.abs(timeDifference(a)));
}

/** What a table came to in a run; nothing to do is 0, not taking part null. */
function figures(flow: FlowProgress | undefined) {
  if (!flow || flow.state === 'EXCLUDED' || flow.state === 'SKIPPED') return {ms: null, rows: null};
  return hasWorked(flow) ? {ms: flow.ms, rows: flow.rowsWritten} : {ms: 0, rows: 0};
}

const timeDifference = ({ms, msBefore}: ComparedTable) => (ms ?? 0) - (msBefore ?? 0);

const sign = (difference: number) => (difference > 0 ? '+' : difference < 0 ? '−' : '±');

/** `+1,234`, `−12`, `±0`. */
export const signedCount = (difference: number): string =>
  `${sign(difference)}${formatCount(Math.abs(difference))}`;

/** `+120 ms`, `−1.2 s`, `±0 ms`; of milliseconds. */
export const signedDuration = (difference: number): string =>
  `${sign(Math.round(difference))}${formatDuration(Math.abs(difference))}`;
