import {describe, expect, test} from 'vitest';
import {catalogTables} from '#/features/tables/catalogTables';
import {branchesOf, branchTo, catalogTree, filteredTree, treeRows} from './treeNodes';

const tree = catalogTree({
  catalog: 'f1_data',
  schema: 'racing_stats',
  tables: catalogTables(
    [
      {schema: null, name: 'quarantine_silver_laps', kind: 'table', rows: 3},
      {schema: null, name: 'bronze_laps', kind: 'view', rows: null},
      {schema: 'ops', name: 'updates', kind: 'table', rows: 1},
      {schema: 'scratch', name: 'my "own" table', kind: 'table', rows: 1},
    ],
    [],
  ),
  folders: ['laps', 'car_data'],
});
const labels = (open: readonly string[]) =>
  treeRows(tree, new Set(open)).map(({node, level}) => `${level} ${node.label}`);

describe('the tree', () => {
  test('has the catalog, then its schemas', () =>
    expect(labels(['catalog'])).toEqual(['1 f1_data', '2 racing_stats', '2 ops', '2 scratch']));
  test('groups the lake’s own tables, the volume last', () =>
    expect(labels(['catalog', 'schema']).slice(2, -2)).toEqual([
      '3 Gold',
      '3 Silver',
      '3 Bronze',
      '3 Quarantine',
      '3 Views',
      '3 staging',
    ]));
  test('counts a bronze table once, though the database has it as a view', () => {
    const rows = treeRows(tree, new Set(branchesOf(tree)));
    expect(rows.filter(({node}) => node.label === 'bronze_laps')).toHaveLength(1);
  });
  test('leads to a table whatever its name is', () =>
    expect(branchTo(tree, '/tables/scratch.my%20%22own%22%20table')).toEqual([
      'catalog',
      'schema scratch',
      'table scratch.my "own" table',
    ]));
  test('shows where a row stands among its siblings', () => {
    const row = treeRows(tree, new Set(branchesOf(tree))).find(
      ({node}) => node.id === 'folder car_data',
    );
    expect(row).toMatchObject({level: 4, position: 2, siblings: 2, parent: 'volume'});
  });
});

test('a filter leaves what matches and the way there', () => {
  const left = filteredTree(tree, ['gold', 'race_summ']);
  expect(left && treeRows(left, new Set(branchesOf(left))).map(({node}) => node.label)).toEqual([
    'f1_data',
    'racing_stats',
    'Gold',
    'gold_race_summary',
  ]);
  expect(filteredTree(tree, ['zebra'])).toBeNull();
});
