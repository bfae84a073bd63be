import {quoteValue} from '#/base/quoteSql';
import type {Deletion, StorageLayer} from '#/contracts/storage';
import type {BronzeTable, DerivedTable} from '#/lakehouse/define';
import {bronzeTables, derivedTables} from '#/lakehouse/tables';

/** A bronze table that loses rows. */
export interface DoomedRows {
  readonly table: BronzeTable;
  /** SQL condition on its stored rows; null for all. */
  readonly where: string | null;
}

/** What a deletion is about, before the lake is asked. */
export interface DeletionScope {
  readonly bronze: readonly DoomedRows[];
  /** Emptied, to be computed again. */
  readonly derived: readonly DerivedTable[];
  /** done: files that the ledger has; all: those of the tables of `bronze`; units: those of the deleted rows alone. */
  readonly files: 'none' | 'done' | 'all' | 'units';
}

const nothing: DeletionScope = {bronze: [], derived: [], files: 'none'};

export function deletionScope(deletion: Exclude<Deletion, {kind: 'set-aside'}>): DeletionScope {
  if (deletion.kind === 'layer') return ofLayer(deletion.layer);
  if (deletion.kind === 'endpoint') {
    const own = bronzeTables.filter(({endpoint}) => endpoint === deletion.endpoint);
    return {...nothing, bronze: own.map((table) => ({table, where: null})), files: 'all'};
  }
  const [column, keys] =
    deletion.kind === 'meeting'
      ? (['meeting_key', [deletion.meetingKey]] as const)
      : (['session_key', deletion.sessionKeys] as const);
  const where = `${column} IN (${keys.map(quoteValue).join(', ')})`;
  const having = bronzeTables.filter(({columns}) => Object.hasOwn(columns, column));
  return {
    ...nothing,
    bronze: keys.length === 0 ? [] : having.map((table) => ({table, where})),
    files: keys.length === 0 ? 'none' : 'units',
  };
}

function ofLayer(layer: StorageLayer): DeletionScope {
  if (layer === 'staged') return {...nothing, files: 'done'};
  if (layer === 'bronze')
    return {...nothing, bronze: bronzeTables.map((table) => ({table, where: null})), files: 'all'};
  return {...nothing, derived: derivedTables.filter((table) => table.layer === layer)};
}
