import {expect, test} from 'vitest';
import {
  completeTabs,
  newTabList,
  selectedTab,
  type TabList,
  withChange,
  withLinked,
  withoutTab,
  withTab,
} from './tabList';

const three = ['a', 'b', 'c'].reduce<TabList | null>(
  (list, sql) => (list ? withTab(list, {sql}) : newTabList({sql})),
  null,
)!;
const texts = ({tabs}: TabList) => tabs.map(({sql}) => sql);
const idOf = (sql: string) => three.tabs.find((tab) => tab.sql === sql)!.id;

test('new tabs are selected and have names of their own', () => {
  expect(three.tabs.map(({name}) => name)).toEqual(['Query 1', 'Query 2', 'Query 3']);
  expect(selectedTab(three).sql).toBe('c');
  expect(withTab(withoutTab(three, idOf('b')), {sql: 'd'}).tabs.at(-1)?.name).toBe('Query 2');
});

test('closing the selected tab selects its neighbour', () => {
  expect(selectedTab(withoutTab(three, idOf('c'))).sql).toBe('b');
  expect(selectedTab(withoutTab({...three, selected: idOf('a')}, idOf('a'))).sql).toBe('b');
  expect(selectedTab(withoutTab(three, idOf('a'))).sql).toBe('c');
});

test('there is always a tab', () => {
  const one = newTabList({sql: 'a'});
  expect(texts(withoutTab(one, one.selected))).toEqual(['']);
  expect(texts(completeTabs({tabs: [], selected: 'gone'}, {sql: 'first'}))).toEqual(['first']);
  expect(completeTabs({...three, selected: 'gone'}, {sql: ''}).selected).toBe(idOf('a'));
});

test('a link opens the tab that has its query, or a new one, and leaves the others as they are', () => {
  expect(selectedTab(withLinked(three, {sql: ' b\n'})).id).toBe(idOf('b'));
  const opened = withLinked(three, {sql: 'd', name: 'Shared'});
  expect(texts(opened)).toEqual(['a', 'b', 'c', 'd']);
  expect(selectedTab(opened).name).toBe('Shared');
  const blank = withChange(three, idOf('c'), {sql: ' '});
  expect(texts(withLinked(blank, {sql: 'd'}))).toEqual(['a', 'b', 'd']);
});

test('a link’s parameters take the place of those of the tab', () => {
  const given = withChange(three, idOf('c'), {
    parameters: {n: {type: 'number', text: '1'}, m: {type: 'text', text: 'x'}},
  });
  const opened = withLinked(given, {sql: 'c', parameters: {n: {type: 'number', text: '2'}}});
  expect(selectedTab(opened).parameters).toEqual({
    n: {type: 'number', text: '2'},
    m: {type: 'text', text: 'x'},
  });
});
