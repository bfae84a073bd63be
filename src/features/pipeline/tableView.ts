import type {FlowProgress} from '#/contracts/engine';
import type {PlannedTable} from '#/contracts/pipeline';
import type {Layer, TableName} from '#/lakehouse/define';
import type {Tone} from '#/ui/Badge';
import {flowFigures, flowWords, isFlowActive, violationsText} from './flowWords';
import {planText, planTone} from './planWords';

/** What the graph and the list show of a table, beside its name. */
export interface TableView {
  readonly state: string;
  readonly tone: Tone;
  readonly isLive: boolean;
  /** Rows written and time taken; of a plan nothing. */
  readonly figures: string;
  readonly violations: string;
}

const neverRun: TableView = {
  state: 'Not run yet',
  tone: 'neutral',
  isLive: false,
  figures: '',
  violations: '',
};

/** A plan is shown instead of how the newest update went. */
export function tableView(
  flow: FlowProgress | undefined,
  planned: PlannedTable | undefined,
): TableView {
  if (planned) return {...neverRun, state: planText(planned), tone: planTone(planned)};
  if (!flow) return neverRun;
  const {text, tone} = flowWords[flow.state];
  return {
    state: text,
    tone,
    isLive: isFlowActive(flow),
    figures: flowFigures(flow),
    violations: violationsText(flow),
  };
}

/** A table's name without its layer, which its place says. */
export const shortName = (table: TableName): string => table.slice(table.indexOf('_') + 1);

export const layerWords: Readonly<Record<Layer, string>> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
};
