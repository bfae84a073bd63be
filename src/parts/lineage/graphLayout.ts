import type {Layer, TableDefinition, TableName} from '#/lakehouse/define';
import {depths, type GraphEdge, graphEdges} from './tableGraph';

/** In pixels before zooming. */
export const graphSizes = {
  nodeWidth: 176,
  nodeHeight: 40,
  columnGap: 44,
  rowGap: 6,
  /** Above the nodes, for the names of columns. */
  head: 30,
  margin: 10,
} as const;

export interface PlacedNode {
  readonly table: TableDefinition;
  /** From the left, 0 for what reads no table. */
  readonly column: number;
  /** Of its upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedColumn {
  readonly layers: readonly Layer[];
  readonly x: number;
}

export interface GraphLayout {
  /** Column by column, each from above: the order in which a keyboard goes through them. */
  readonly nodes: readonly PlacedNode[];
  readonly columns: readonly PlacedColumn[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
}

const {nodeWidth, nodeHeight, columnGap, rowGap, head, margin} = graphSizes;
const rowHeight = nodeHeight + rowGap;
const sweeps = 8;

/**
 * Places tables in columns by depth: every edge leads to the right. Within a column they stand near what they read and
 * what reads them, so that few edges cross. `tables` are in an order in which they can be run.
 */
export function graphLayout(tables: readonly TableDefinition[]): GraphLayout {
  const depth = depths(tables);
  const columns: TableDefinition[][] = [];
  for (const table of tables) (columns[depth.get(table.name) ?? 0] ??= []).push(table);
  const edges = graphEdges(tables);
  const rows = orderedRows(columns, edges);
  const most = Math.max(0, ...columns.map(({length}) => length));
  const x = (column: number) => margin + column * (nodeWidth + columnGap);
  return {
    nodes: columns.flatMap((column, at) =>
      column
        .toSorted((a, b) => rowOf(rows, a.name) - rowOf(rows, b.name))
        .map((table) => ({
          table,
          column: at,
          x: x(at),
          y: head + margin + rowOf(rows, table.name) * rowHeight,
        })),
    ),
    columns: columns.map((column, at) => ({
      layers: [...new Set(column.map(({layer}) => layer))],
      x: x(at),
    })),
    edges,
    width: Math.max(0, x(columns.length) - columnGap + margin),
    height: head + 2 * margin + most * rowHeight - rowGap,
  };
}

type Rows = ReadonlyMap<TableName, number>;
const rowOf = (rows: Rows, name: TableName) => rows.get(name) ?? 0;

/** Rows may be fractions; within a column they are at least one apart and none is above 0 or below the longest column. */
function orderedRows(
  columns: readonly (readonly TableDefinition[])[],
  edges: readonly GraphEdge[],
): Rows {
  const most = Math.max(0, ...columns.map(({length}) => length));
  const rows = new Map<TableName, number>();
  for (const column of columns)
    column.forEach(({name}, i) => rows.set(name, i + (most - column.length) / 2));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isForth = sweep % 2 === 0;
    for (const column of isForth ? columns : columns.toReversed()) {
      const wanted = column.map(({name}) => ({name, row: meanRow(name, {rows, edges, isForth})}));
      for (const {name, row} of spread(wanted, most)) rows.set(name, row);
    }
  }
  return rows;
}

interface Sweep {
  readonly rows: Rows;
  readonly edges: readonly GraphEdge[];
  readonly isForth: boolean;
}

/** The middle of a table's neighbours on one side; where it stands, when it has none there. */
function meanRow(name: TableName, {rows, edges, isForth}: Sweep): number {
  const near = edges.flatMap(({from, to}) => {
    if (isForth) return to === name ? [from] : [];
    return from === name ? [to] : [];
  });
  if (near.length === 0) return rowOf(rows, name);
  return near.reduce((sum, other) => sum + rowOf(rows, other), 0) / near.length;
}

interface WantedRow {
  readonly name: TableName;
  readonly row: number;
}

/** Keeps the order of the wanted rows, and at least one row between two; all within `most`. */
function spread(wanted: readonly WantedRow[], most: number): readonly WantedRow[] {
  const sorted = wanted.toSorted((a, b) => a.row - b.row || (a.name < b.name ? -1 : 1));
  let least = 0;
  const down = sorted.map(({name, row}) => {
    const placed = Math.max(row, least);
    least = placed + 1;
    return {name, row: placed};
  });
  let greatest = most - 1;
  return down
    .toReversed()
    .map(({name, row}) => {
      const placed = Math.min(row, greatest);
      greatest = placed - 1;
      return {name, row: placed};
    })
    .toReversed();
}

/** The line of an edge, as SVG has it: from the right side of one table to the left side of the other. */
export function edgePath(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x + nodeWidth, from.y + nodeHeight / 2];
  const [x2, y2] = [to.x, to.y + nodeHeight / 2];
  const bend = columnGap * 0.75;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** Where an arrow key leads from a table: along its edges to the nearest, or to the next in its column; null at an end. */
export function neighbour(
  {nodes, edges}: GraphLayout,
  name: TableName,
  key: string,
): TableName | null {
  const here = nodes.find(({table}) => table.name === name);
  if (!here) return null;
  const column = nodes.filter((node) => node.column === here.column);
  const at = column.indexOf(here);
  if (key === 'ArrowUp') return column[at - 1]?.table.name ?? null;
  if (key === 'ArrowDown') return column[at + 1]?.table.name ?? null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const along = new Set(
    edges.flatMap(({from, to}) => {
      if (key === 'ArrowLeft') return to === name ? [from] : [];
      return from === name ? [to] : [];
    }),
  );
  const far = (node: PlacedNode) => Math.hypot(node.x - here.x, node.y - here.y);
  const [nearest] = nodes
    .filter(({table}) => along.has(table.name))
    .toSorted((a, b) => far(a) - far(b));
  return nearest?.table.name ?? null;
}
