import type {SqlTab} from '../kept/deskFormats';
import type {ParameterValues} from '../parameters/parameterValue';

/** The tabs in their order; there is always one, and one is selected. */
export interface TabList {
  readonly tabs: readonly SqlTab[];
  readonly selected: string;
}

export interface TabContent {
  readonly sql: string;
  readonly name?: string | undefined;
  readonly parameters?: ParameterValues | undefined;
}

/** `Query 3`: the lowest number that no tab has. */
export function freeName(tabs: readonly SqlTab[]): string {
  const taken = new Set(tabs.map(({name}) => name));
  let number = 1;
  while (taken.has(`Query ${number}`)) number++;
  return `Query ${number}`;
}

const tabOf = (tabs: readonly SqlTab[], {sql, name, parameters}: TabContent): SqlTab => ({
  id: crypto.randomUUID(),
  name: name ?? freeName(tabs),
  sql,
  parameters: parameters ?? {},
});

/** A list of one tab. */
export function newTabList(content: TabContent): TabList {
  const tab = tabOf([], content);
  return {tabs: [tab], selected: tab.id};
}

/** With a further tab behind the others, which is selected. */
export function withTab({tabs}: TabList, content: TabContent): TabList {
  const tab = tabOf(tabs, content);
  return {tabs: [...tabs, tab], selected: tab.id};
}

/** Without a tab. Its neighbour is selected in its place, the next before the one before; the last leaves an empty one. */
export function withoutTab(list: TabList, id: string): TabList {
  const at = list.tabs.findIndex((tab) => tab.id === id);
  if (at < 0) return list;
  const tabs = list.tabs.filter((tab) => tab.id !== id);
  const neighbour = tabs[Math.min(at, tabs.length - 1)];
  if (!neighbour) return newTabList({sql: ''});
  return {tabs, selected: list.selected === id ? neighbour.id : list.selected};
}

export function withChange(
  list: TabList,
  id: string,
  change: Partial<Omit<SqlTab, 'id'>>,
): TabList {
  return {...list, tabs: list.tabs.map((tab) => (tab.id === id ? {...tab, ...change} : tab))};
}

export const selectedTab = ({tabs, selected}: TabList): SqlTab => {
  const tab = tabs.find(({id}) => id === selected) ?? tabs[0];
  if (!tab) throw new RangeError('There is always a tab');
  return tab;
};

/** What was kept, made whole: a list without tabs becomes one with an empty tab. */
export const completeTabs = (list: TabList | null, first: TabContent): TabList =>
  list && list.tabs.length > 0
    ? {tabs: list.tabs, selected: selectedTab(list).id}
    : newTabList(first);

/** The tab with this content: the selected one if it has it, another that has it, or else a new one, which is selected. */
export function withLinked(list: TabList, content: TabContent): TabList {
  const has = (tab: SqlTab) => tab.sql.trim() === content.sql.trim();
  const parameters = content.parameters;
  const found = has(selectedTab(list)) ? selectedTab(list) : list.tabs.find(has);
  if (found)
    return withChange(
      {...list, selected: found.id},
      found.id,
      parameters ? {parameters: {...found.parameters, ...parameters}} : {},
    );
  const isBlank = selectedTab(list).sql.trim() === '';
  if (isBlank)
    return withChange(list, list.selected, {
      sql: content.sql,
      parameters: parameters ?? {},
      ...(content.name && {name: content.name}),
    });
  return withTab(list, content);
}
