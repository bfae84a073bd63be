import type {EndpointName} from '#/domain/endpoints';
import type {CatalogTable, TableKind} from '#/features/tables/catalogTables';

export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly kind: 'catalog' | 'schema' | 'group' | 'table' | 'view' | 'volume' | 'folder';
  /** Where it leads; null for what only holds others. */
  readonly path: string | null;
  /** How many it holds. */
  readonly count: number | null;
  readonly children: readonly TreeNode[];
}

interface TreeParts {
  readonly catalog: string;
  readonly schema: string;
  readonly tables: readonly CatalogTable[];
  readonly folders: readonly EndpointName[];
}

const groups: readonly (readonly [kind: TableKind, label: string])[] = [
  ['gold', 'Gold'],
  ['silver', 'Silver'],
  ['bronze', 'Bronze'],
  ['quarantine', 'Quarantine'],
  ['view', 'Views'],
  ['other', 'Others'],
];

/** Where a table's page is. */
export const tablePath = (id: string): string => `/tables/${encodeURIComponent(id)}`;
export const volumePath = '/volume';

/** The catalog, its schemas, and in them the volume and the tables: as Unity Catalog has them. */
export function catalogTree({catalog, schema, tables, folders}: TreeParts): TreeNode {
  const own = tables.filter((table) => table.schema === null);
  const lakeGroups = groups
    .map(([kind, label]) =>
      parent(
        `group ${kind}`,
        label,
        own.filter((table) => table.kind === kind).map((table) => tableNode(table)),
      ),
    )
    .filter(({children}) => children.length > 0);
  const others = new Set(tables.flatMap((table) => (table.schema === null ? [] : [table.schema])));
  // Shown before there is a table in it: there it is that people may write.
  others.add('scratch');
  return {
    id: 'catalog',
    label: catalog,
    kind: 'catalog',
    path: '/tables',
    count: null,
    children: [
      {
        id: 'schema',
        label: schema,
        kind: 'schema',
        path: null,
        count: null,
        children: [...lakeGroups, volumeNode(folders)],
      },
      ...[...others].toSorted().map(
        (name): TreeNode => ({
          ...parent(
            `schema ${name}`,
            name,
            tables.filter((table) => table.schema === name).map((table) => tableNode(table)),
          ),
          kind: 'schema',
        }),
      ),
    ],
  };
}

const parent = (id: string, label: string, children: readonly TreeNode[]): TreeNode => ({
  id,
  label,
  kind: 'group',
  path: null,
  count: children.length,
  children,
});

const tableNode = ({id, name, isView}: CatalogTable): TreeNode => ({
  id: `table ${id}`,
  label: name,
  kind: isView ? 'view' : 'table',
  path: tablePath(id),
  count: null,
  children: [],
});

const volumeNode = (folders: readonly EndpointName[]): TreeNode => ({
  id: 'volume',
  label: 'staging',
  kind: 'volume',
  path: volumePath,
  count: folders.length,
  children: folders.map((folder) => ({
    id: `folder ${folder}`,
    label: folder,
    kind: 'folder',
    path: `${volumePath}/${folder}`,
    count: null,
    children: [],
  })),
});

/** A node as it is shown, with its place among its siblings; both counted from 1. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly isOpen: boolean;
  readonly parent: string | null;
}

/** The rows in sight, from above: `root`, and below each open node its children. */
export function treeRows(root: TreeNode, open: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: TreeNode, place: Omit<TreeRow, 'node' | 'isOpen'>): void => {
    const isOpen = node.children.length > 0 && open.has(node.id);
    rows.push({...place, node, isOpen});
    if (!isOpen) return;
    node.children.forEach((child, at) =>
      add(child, {
        level: place.level + 1,
        position: at + 1,
        siblings: node.children.length,
        parent: node.id,
      }),
    );
  };
  add(root, {level: 1, position: 1, siblings: 1, parent: null});
  return rows;
}

/** The tree with only the tables and folders whose name has every word, and what leads to them; null for none. */
export function filteredTree(node: TreeNode, words: readonly string[]): TreeNode | null {
  if (words.length === 0) return node;
  const label = node.label.toLowerCase();
  const isLeaf = node.children.length === 0;
  if (isLeaf) return words.every((word) => label.includes(word)) ? node : null;
  const children = node.children
    .map((child) => filteredTree(child, words))
    .filter((child) => child !== null);
  return children.length > 0 ? {...node, children} : null;
}

/** Ids of the nodes above the one that leads to `path`, that one included; none when no node does. */
export function branchTo(node: TreeNode, path: string): readonly string[] {
  if (node.path === path) return [node.id];
  for (const child of node.children) {
    const below = branchTo(child, path);
    if (below.length > 0) return [node.id, ...below];
  }
  return [];
}

/** Every node that has children. */
export const branchesOf = (node: TreeNode): readonly string[] =>
  node.children.length === 0 ? [] : [node.id, ...node.children.flatMap(branchesOf)];
