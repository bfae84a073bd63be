import {AppError} from '#/base/errors';
import type {UpdateRequest} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import {readsOf} from '#/lakehouse/expectations';
import {allOf, definitionOf, type Definitions} from './definitions';

/** Which tables an update runs, and how. */
export interface UpdateScope {
  /** The others are EXCLUDED. */
  readonly runs: ReadonlySet<TableName>;
  /** Silver and gold tables that are computed anew as wholes, but for those that are protected. */
  readonly inFull: ReadonlySet<TableName>;
  /** Tables that no full refresh is allowed for. */
  readonly isProtected: ReadonlySet<TableName>;
  /** Bronze tables that are emptied and whose files are loaded again. */
  readonly reloaded: readonly TableName[];
  /** Bronze tables whose files are loaded once more. */
  readonly forgetful: readonly TableName[];
}

/**
 * @throws AppError 'pipeline.request' for tables there are not | 'pipeline.protected' for a full refresh of a table that
 * was named and is protected
 */
export function updateScope(
  request: UpdateRequest,
  definitions: Definitions,
  resetAllowed: Readonly<Record<TableName, boolean>>,
): UpdateScope {
  const {refresh, tables: named = [], resetCheckpoints = []} = request;
  refuseUnknown(named, definitions);
  refuseUnlessBronze(resetCheckpoints, definitions);
  const isFull = refresh === 'full';
  const isProtected = (name: TableName) => resetAllowed[name] === false;
  const refused = isFull ? named.filter(isProtected) : [];
  if (refused.length > 0)
    throw new AppError('pipeline.protected', `No full refresh is allowed of ${refused.join(', ')}`);

  const derived = definitions.derived.map(({name}) => name);
  const asked = named.length === 0 ? derived : named;
  const full = isFull ? asked.filter((name) => derived.includes(name)) : [];
  const bronze = new Set<TableName>(definitions.bronze.map(({name}) => name));
  return {
    runs: named.length === 0 ? everything(definitions) : runningWith(request, definitions),
    inFull: new Set(full),
    isProtected: new Set(allOf(definitions).flatMap(({name}) => (isProtected(name) ? [name] : []))),
    reloaded: isFull ? named.filter((name) => bronze.has(name)) : [],
    forgetful: resetCheckpoints.filter((name) => !(isFull && named.includes(name))),
  };
}

const everything = (definitions: Definitions): ReadonlySet<TableName> =>
  new Set(allOf(definitions).map(({name}) => name));

/** The named tables, what they are made from, and in a full refresh what is made from them with what that needs. */
function runningWith(
  {refresh, tables: named = [], resetCheckpoints = []}: UpdateRequest,
  definitions: Definitions,
): ReadonlySet<TableName> {
  const wanted = new Set<TableName>([...named, ...resetCheckpoints]);
  if (refresh === 'full')
    for (const table of definitions.derived)
      if (readsOf(table).some((input) => wanted.has(input))) wanted.add(table.name);
  for (const table of definitions.derived.toReversed())
    if (wanted.has(table.name)) for (const input of readsOf(table)) wanted.add(input);
  return wanted;
}

function refuseUnknown(named: readonly TableName[], definitions: Definitions): void {
  const unknown = named.filter((name) => !definitionOf(definitions, name));
  if (unknown.length > 0)
    throw new AppError('pipeline.request', `The lake has no table ${unknown.join(', ')}`);
}

function refuseUnlessBronze(named: readonly TableName[], definitions: Definitions): void {
  const others = named.filter((name) => definitionOf(definitions, name)?.layer !== 'bronze');
  if (others.length > 0)
    throw new AppError('pipeline.request', `No file is loaded into ${others.join(', ')}`);
}
