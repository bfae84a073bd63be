import {expect, test} from 'vitest';
import {moveInTree} from './moveInTree';
import {type TreeNode, treeRows} from './treeNodes';

const node = (
  id: string,
  children: readonly TreeNode[] = [],
  path: string | null = null,
): TreeNode => ({
  id,
  label: id,
  kind: 'group',
  path,
  count: null,
  children,
});
const tree = node('lake', [
  node('silver', [node('laps', [], '/laps')]),
  node('gold', [node('pace')]),
]);
const rows = treeRows(tree, new Set(['lake', 'silver']));
const press = (id: string, key: string, held = {}) =>
  moveInTree(rows, id, {key, ctrlKey: false, metaKey: false, altKey: false, ...held});

test.each([
  ['lake', 'ArrowDown', 'silver'],
  ['gold', 'ArrowUp', 'laps'],
  ['laps', 'Home', 'lake'],
  ['lake', 'End', 'gold'],
  ['silver', 'ArrowRight', 'laps'],
  ['laps', 'ArrowLeft', 'silver'],
  ['laps', 'g', 'gold'],
  ['gold', 'l', 'lake'],
])('on %s, %s goes to %s', (from, key, id) =>
  expect(press(from, key)).toEqual({id, toggles: false}),
);

test.each([
  ['gold', 'ArrowRight'],
  ['silver', 'ArrowLeft'],
  ['gold', 'Enter'],
  ['silver', ' '],
])('on %s, %s opens or closes it', (id, key) =>
  expect(press(id, key)).toEqual({id, toggles: true}),
);

test.each([
  ['lake', 'ArrowUp', {}],
  ['gold', 'ArrowDown', {}],
  ['laps', 'ArrowRight', {}],
  ['laps', 'Enter', {}],
  ['lake', 'g', {ctrlKey: true}],
  ['laps', 'Tab', {}],
])('on %s, %s is left to the browser', (id, key, held) => expect(press(id, key, held)).toBeNull());
