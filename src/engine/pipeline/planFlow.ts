import type {DerivedTable, TableName} from '#/lakehouse/define';

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
  /** Whether the stored rows were made by this very definition. */
  readonly isSameDefinition: boolean;
  readonly changes: readonly InputChange[];
  /** Whether an input has a column of the table's refresh unit. */
  readonly hasUnit: (input: TableName) => boolean;
}

/** What a flow has to compute. `why` is for people. */
export type FlowPlan =
  | {readonly kind: 'nothing'; readonly why: string}
  | {
      readonly kind: 'units';
      readonly unit: 'session_key' | 'meeting_key';
      readonly keys: readonly number[];
      readonly why: string;
    }
  | {readonly kind: 'full'; readonly why: string};

/** Decides the least that leaves a table as a full refresh would. */
export function planFlow({
  table,
  isFullRefresh,
  isSameDefinition,
  changes,
  hasUnit,
}: FlowFacts): FlowPlan {
  if (isFullRefresh) return {kind: 'full', why: 'Full refresh was asked for'};
  if (!isSameDefinition) return {kind: 'full', why: 'The definition is new or has changed'};
  const changed = newChanges(changes);
  if (changed.length === 0) return {kind: 'nothing', why: 'No input has changed'};
  const names = changed.map(({input}) => input).join(', ');
  const unit = table.refreshUnit;
  if (unit === 'table') return {kind: 'full', why: `Changed: ${names}`};
  const whole = changed.find(
    ({input, units}) => !hasUnit(input) || units.some((changedUnit) => changedUnit[unit] === null),
  );
  if (whole) return {kind: 'full', why: `${whole.input} changed as a whole`};
  const keys = keysOf(changed, unit);
  if (keys.length === 0) return {kind: 'nothing', why: 'No row has changed'};
  const word = `${unit === 'session_key' ? 'session' : 'meeting'}${keys.length === 1 ? '' : 's'}`;
  return {kind: 'units', unit, keys, why: `${keys.length} ${word} changed in ${names}`};
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
