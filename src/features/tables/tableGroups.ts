import type {LakeStatus, TableStatus} from '#/contracts/engine';
import type {Layer, TableDefinition} from '#/lakehouse/define';

export interface ListedTable {
  readonly definition: TableDefinition;
  /** Null until the lake is open. */
  readonly status: TableStatus | null;
}

export interface TableGroup {
  readonly layer: Layer;
  readonly tables: readonly ListedTable[];
}

const layers: readonly Layer[] = ['gold', 'silver', 'bronze'];

/** Tables whose name, doc or columns contain every word of `search`, by layer, answers first. */
export function tableGroups(
  definitions: readonly TableDefinition[],
  status: LakeStatus | null,
  search: string,
): readonly TableGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({name, doc, columns}: TableDefinition) => {
    const text = `${name} ${doc} ${Object.keys(columns).join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const byName = new Map(status?.tables.map((table) => [table.name, table]));
  return layers
    .map((layer) => ({
      layer,
      tables: definitions
        .filter((definition) => definition.layer === layer && matches(definition))
        .map((definition) => ({definition, status: byName.get(definition.name) ?? null})),
    }))
    .filter((group) => group.tables.length > 0);
}
