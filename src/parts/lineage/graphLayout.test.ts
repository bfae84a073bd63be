import {describe, expect, test} from 'vitest';
import type {TableName} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {graphLayout, graphSizes, neighbour} from './graphLayout';
import {graphEdges, inputsOf, kinOf} from './tableGraph';

const layout = graphLayout(tables);
const placed = new Map(layout.nodes.map((node) => [node.table.name, node]));
const node = (name: TableName) => {
  const found = placed.get(name);
  if (!found) throw new RangeError(`${name} has no place`);
  return found;
};

describe('the graph of the lake', () => {
  test('has each table once, and an edge from all that a table reads', () => {
    expect(layout.nodes.map(({table}) => table.name).toSorted()).toEqual(
      tables.map(({name}) => name).toSorted(),
    );
    expect(layout.edges).toHaveLength(
      tables.reduce((sum, table) => sum + inputsOf(table).length, 0),
    );
  });
  test('leads to the right along every edge', () => {
    for (const {from, to} of layout.edges) expect(node(from).column).toBeLessThan(node(to).column);
  });
  test('lets no two tables overlap and none leave the picture', () => {
    for (const {x, y, table} of layout.nodes) {
      expect(x + graphSizes.nodeWidth).toBeLessThanOrEqual(layout.width);
      expect(y).toBeGreaterThanOrEqual(graphSizes.head);
      expect(y + graphSizes.nodeHeight).toBeLessThanOrEqual(layout.height);
      const others = layout.nodes.filter((other) => other.x === x && other.table !== table);
      for (const other of others)
        expect(Math.abs(other.y - y)).toBeGreaterThanOrEqual(
          graphSizes.nodeHeight + graphSizes.rowGap - 1e-6,
        );
    }
  });
  test('is the same each time, with bronze alone in the first column', () => {
    expect(graphLayout(tables)).toEqual(layout);
    expect(layout.columns[0]?.layers).toEqual(['bronze']);
  });
  test('crosses fewer edges than the tables in their order would', () => {
    const inOrder = new Map(tables.map(({name}, i) => [name, i]));
    expect(crossings((name) => node(name).y)).toBeLessThan(
      0.7 * crossings((name) => inOrder.get(name) ?? 0),
    );
  });
});

/** Pairs of edges between the same two columns whose ends stand in opposite order. */
function crossings(heightOf: (name: TableName) => number): number {
  const {edges} = layout;
  let count = 0;
  edges.forEach((a, i) => {
    for (const b of edges.slice(i + 1)) {
      if (node(a.from).column !== node(b.from).column || node(a.to).column !== node(b.to).column)
        continue;
      const [begin, end] = [heightOf(a.from) - heightOf(b.from), heightOf(a.to) - heightOf(b.to)];
      if (begin * end < 0) count += 1;
    }
  });
  return count;
}

test('a table is kin to all it is made from and all that is made from it', () => {
  const {ancestors, descendants} = kinOf('gold_track_status', graphEdges(tables));
  expect([...ancestors].toSorted()).toEqual(['bronze_race_control', 'silver_race_control']);
  expect(descendants).toContain('gold_telemetry_laps');
  expect(descendants).not.toContain('gold_race_results');
});
test('a lake without tables has an empty picture', () => {
  expect(graphLayout([])).toMatchObject({nodes: [], edges: [], width: 0});
});

test('arrow keys lead along edges and through a column, and stop at its ends', () => {
  expect(neighbour(layout, 'bronze_laps', 'ArrowRight')).toBe('silver_laps');
  expect(neighbour(layout, 'silver_laps', 'ArrowLeft')).toBe('bronze_laps');
  expect(neighbour(layout, 'bronze_laps', 'ArrowLeft')).toBeNull();
  const [first, second] = layout.nodes.map(({table}) => table.name);
  expect(neighbour(layout, first!, 'ArrowDown')).toBe(second);
  expect(neighbour(layout, first!, 'ArrowUp')).toBeNull();
});
