import {catalogTables} from '#/features/tables/catalogTables';
import type {LiveColumn, Relation} from '#/features/tables/relations';
import type {Entry} from './entry';

/** The lake's tables and views and all their columns: as they are defined, and those only the database knows. */
export function catalogEntries(
  relations: readonly Relation[],
  liveColumns: readonly LiveColumn[],
): readonly Entry[] {
  return catalogTables(relations, liveColumns).flatMap(({id, kind, doc, columns}) => [
    {id: `table ${id}`, kind: 'table', label: id, hint: kind, keywords: doc, act: pathOf(id)},
    ...columns.map(
      ({name, type, doc: meaning}): Entry => ({
        id: `column ${id}.${name}`,
        kind: 'column',
        label: name,
        hint: `${id}, ${type}`,
        keywords: meaning,
        act: `${pathOf(id)}?tab=schema&column=${encodeURIComponent(name)}`,
      }),
    ),
  ]);
}

const pathOf = (id: string) => `/tables/${encodeURIComponent(id)}`;
