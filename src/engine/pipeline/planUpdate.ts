import type {PlannedTable, UpdatePlan, UpdateRequest} from '#/contracts/pipeline';
import type {BronzeTable, DerivedTable, TableDefinition} from '#/lakehouse/define';
import type {Autoloader} from '../autoloader/autoloader';
import type {Lake} from '../lake/openLake';
import {fingerprint} from '../lake/tableDdl';
import type {Manifest} from '../storage/manifest';
import type {Definitions} from './definitions';
import {type FlowState, readFlowState} from './flowState';
import {type PendingTable, pendingUnits, unknownKey} from './pendingUnits';
import {type ChangedUnit, type FlowPlan, newChanges} from './planFlow';
import {planOf} from './runFlow';
import {readUnitNames, type UnitNames} from './unitNames';
import {type UpdateScope, updateScope} from './updateScope';

export interface PlanParts {
  readonly lake: Lake;
  readonly definitions: Definitions;
  readonly autoloader: Pick<Autoloader, 'pending'>;
  readonly manifest: Manifest;
  readonly resetAllowed: Readonly<Record<string, boolean>>;
}

/**
 * What an update would do. Each table is planned as it will be, on what those before it are planned to change; files
 * that are not loaded yet change what they were asked for.
 *
 * @throws AppError 'pipeline.request' | 'pipeline.protected'
 */
export async function planUpdate(parts: PlanParts, request: UpdateRequest): Promise<UpdatePlan> {
  const {lake, definitions, manifest} = parts;
  const scope = updateScope(request, definitions, parts.resetAllowed);
  const paths = await parts.autoloader.pending();
  return lake.read(async (session) => {
    const state = await readFlowState(session, definitions);
    const names = await readUnitNames(session);
    const pending = await pendingUnits(session, manifest, paths);
    const preview: Preview = {state, scope, definitions, names};
    return {
      request,
      tables: [
        ...definitions.bronze.map((table) =>
          planBronze(table, pending.get(table.name) ?? noFile, preview),
        ),
        ...definitions.derived.map((table) => planDerived(table, preview)),
      ],
    };
  });
}

interface Preview {
  /** What is planned is written into it as if it were done. */
  readonly state: FlowState;
  readonly scope: UpdateScope;
  readonly definitions: Definitions;
  readonly names: UnitNames;
}

const noFile: PendingTable = {files: 0, bytes: 0, units: []};
const wholeTable: readonly ChangedUnit[] = [{session_key: null, meeting_key: null}];

function planBronze(table: BronzeTable, pending: PendingTable, preview: Preview): PlannedTable {
  const {state, scope} = preview;
  if (!scope.runs.has(table.name)) return excluded(table);
  const isAgain = [...scope.reloaded, ...scope.forgetful].includes(table.name);
  const {files, bytes, units} = pending;
  if (isAgain || files > 0) pretend(state, table, isAgain ? wholeTable : units, null);
  const planned = {table: table.name, layer: table.layer, inputs: [], isExact: !isAgain} as const;
  if (isAgain) {
    const why = scope.reloaded.includes(table.name)
      ? 'Emptied, and all staged files are loaded again'
      : 'All staged files are loaded once more';
    return {...planned, plan: {kind: 'files', files, bytes}, reason: 'files-again', why};
  }
  if (files === 0)
    return {...planned, plan: {kind: 'nothing'}, reason: 'no-new-file', why: 'No new file'};
  const why = `${files} new file${files === 1 ? '' : 's'}`;
  return {...planned, plan: {kind: 'files', files, bytes}, reason: 'new-files', why};
}

function planDerived(table: DerivedTable, preview: Preview): PlannedTable {
  const {state, scope} = preview;
  if (!scope.runs.has(table.name)) return excluded(table);
  const plan = planOf(table, preview);
  if (plan.kind !== 'nothing')
    pretend(state, table, changedBy(plan, table, state), fingerprint(table));
  const keys = plan.kind === 'units' ? plan.keys.filter((key) => key !== unknownKey) : [];
  const isExact = plan.kind !== 'units' || keys.length === plan.keys.length;
  return {
    table: table.name,
    layer: table.layer,
    plan:
      plan.kind === 'units'
        ? {
            kind: 'units',
            unit: plan.unit,
            units: keys.map((key) => ({key, name: preview.names.nameOf(plan.unit, key)})),
          }
        : {kind: plan.kind},
    reason: plan.reason,
    inputs: plan.inputs,
    why: isExact ? plan.why : inexactWhy(keys.length, plan),
    isExact,
  };
}

function inexactWhy(known: number, plan: FlowPlan): string {
  const names = plan.inputs.join(', ');
  return known === 0
    ? `What new files hold of ${names}; known once they are read`
    : `${known} known to change in ${names}, and what new files hold; known once they are read`;
}

/** Units that who reads the table will see changed. */
function changedBy(plan: FlowPlan, table: DerivedTable, state: FlowState): readonly ChangedUnit[] {
  return plan.kind === 'units'
    ? newChanges(state.changes(table)).flatMap(({units}) => units)
    : wholeTable;
}

function pretend(
  state: FlowState,
  {name}: TableDefinition,
  units: readonly ChangedUnit[],
  definition: string | null,
): void {
  const stored = state.stored(name) ?? {version: 0, rows: 0, committedAt: 0};
  state.committed(name, {...stored, version: stored.version + 1, fingerprint: definition}, units);
}

const excluded = ({name, layer}: TableDefinition): PlannedTable => ({
  table: name,
  layer,
  plan: {kind: 'excluded'},
  reason: 'excluded',
  inputs: [],
  why: 'Not asked for',
  isExact: true,
});
