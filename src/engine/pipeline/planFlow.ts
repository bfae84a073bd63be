import type {PlanReason} from '#/contracts/pipeline';
import type {DerivedTable, RefreshUnit, TableName} from '#/lakehouse/define';
import {keepsOut} from '#/lakehouse/expectations';

/** Where changed rows belong; null where a row does not say. */
export interface ChangedUnit {
  readonly session_key: number | null;
  readonly meeting_key: number | null;
}

/** What changed in an input since a flow last read it. */
export interface InputChange {
  readonly input: TableName;
  /** Newest version of the input. */
  readonly version: number;
  /** Version the flow read last; 0 for never. */
  readonly consumed: number;
  readonly units: readonly ChangedUnit[];
}

export interface FlowFacts {
  readonly table: DerivedTable;
  readonly isFullRefresh: boolean;
  /** Whether no full refresh is allowed of it. */
  readonly isProtected?: boolean;
  /** Whether the table was ever computed. */
  readonly isNew?: boolean;
  /** Whether the stored rows were made by this very definition. */
  readonly isSameDefinition: boolean;
  readonly changes: readonly InputChange[];
  /** Whether an input has a column of the table's refresh unit. */
  readonly hasUnit: (input: TableName) => boolean;
}

/** `why` is for people; `inputs` are those that cause it. */
interface Reason {
  readonly why: string;
  readonly reason: PlanReason;
  readonly inputs: readonly TableName[];
}

/** What a flow has to compute. */
export type FlowPlan = Reason &
  (
    | {readonly kind: 'nothing'}
    | {
        readonly kind: 'units';
        readonly unit: 'session_key' | 'meeting_key';
        readonly keys: readonly number[];
      }
    | {readonly kind: 'full'}
  );

/** Decides the least that leaves a table as a full refresh would. */
export function planFlow(facts: FlowFacts): FlowPlan {
  const {isFullRefresh, isProtected = false, isNew = false, isSameDefinition} = facts;
  const isAnew = isFullRefresh || !isSameDefinition;
  if (isAnew && (isNew || !isProtected)) {
    const why = isFullRefresh
      ? 'Full refresh was asked for'
      : 'The definition is new or has changed';
    return {kind: 'full', why, reason: isFullRefresh ? 'full-refresh' : 'definition', inputs: []};
  }
  const plan = planChanges(facts);
  if (!isAnew) return plan;
  return {...plan, reason: 'protected', why: `Protected from full refresh. ${plan.why}`};
}

function planChanges({table, changes, hasUnit}: FlowFacts): FlowPlan {
  const changed = newChanges(changes);
  if (changed.length === 0)
    return {kind: 'nothing', why: 'No input has changed', reason: 'unchanged', inputs: []};
  const inputs = changed.map(({input}) => input);
  const names = inputs.join(', ');
  const unit = refreshUnitOf(table);
  if (unit === 'table') return {kind: 'full', why: `Changed: ${names}`, reason: 'inputs', inputs};
  const whole = changed.find(
    ({input, units}) => !hasUnit(input) || units.some((changedUnit) => changedUnit[unit] === null),
  );
  if (whole) {
    const why = `${whole.input} changed as a whole`;
    return {kind: 'full', why, reason: 'whole-input', inputs: [whole.input]};
  }
  const keys = keysOf(changed, unit);
  if (keys.length === 0)
    return {kind: 'nothing', why: 'No row has changed', reason: 'no-row-changed', inputs};
  const word = `${unit === 'session_key' ? 'session' : 'meeting'}${keys.length === 1 ? '' : 's'}`;
  const why = `${keys.length} ${word} changed in ${names}`;
  return {kind: 'units', unit, keys, why, reason: 'inputs', inputs};
}

/** Which rows keep others out by a unique key that spans units is only known of the whole table. */
function refreshUnitOf({refreshUnit, expectations}: DerivedTable): RefreshUnit {
  const spans = expectations.some(
    (rule) => rule.kind === 'unique' && keepsOut(rule) && !rule.columns.includes(refreshUnit),
  );
  return spans ? 'table' : refreshUnit;
}

/** Those with something the flow has not read. */
export function newChanges(changes: readonly InputChange[]): readonly InputChange[] {
  return changes.filter(({version, consumed}) => version > consumed);
}

function keysOf(
  changes: readonly InputChange[],
  unit: 'session_key' | 'meeting_key',
): readonly number[] {
  const keys = changes.flatMap(({units}) => units.map((changedUnit) => changedUnit[unit]));
  return [...new Set(keys.filter((key) => key !== null))].toSorted((a, b) => a - b);
}
