import {create} from 'zustand';
import {
  type HistoryEntry,
  historyFormat,
  type SavedQuery,
  savedFormat,
  type SqlTab,
  tabsFormat,
} from '../kept/deskFormats';
import {readKept, type TextStore, writeKept} from '../kept/keptValue';
import {
  completeTabs,
  type TabContent,
  type TabList,
  withChange,
  withLinked,
  withoutTab,
  withTab,
} from './tabList';

/** What a new visitor finds. */
const example = `select year, location, winner, winner_team
from gold_race_summary
order by date_start desc`;

/** Statements that are remembered, and their letters in all. */
const historyLength = 300;
const historyLetters = 400_000;

/** That all of a tab is to be run. */
export interface RunRequest {
  readonly tab: string;
  /** Counts the requests. */
  readonly number: number;
}

interface Desk extends TabList {
  readonly history: readonly HistoryEntry[];
  readonly saved: readonly SavedQuery[];
  /** The tab a person opened last: its editor takes the focus. */
  readonly opened: string;
  /** The last request of a link. */
  readonly runRequest: RunRequest;
}

const nothingKept: TextStore = {getItem: () => null, setItem: () => undefined};

const store = (): TextStore => {
  try {
    return localStorage;
  } catch (thrown) {
    console.warn('Nothing is kept over a reload', thrown);
    return nothingKept;
  }
};

const keptDesk = (): Desk => ({
  ...completeTabs(readKept(tabsFormat, store()), {sql: example}),
  history: readKept(historyFormat, store()) ?? [],
  saved: readKept(savedFormat, store()) ?? [],
  opened: '',
  runRequest: {tab: '', number: 0},
});

/** The page's tabs, history and saved queries, as they were left at the last visit. Changed only by the functions below. */
export const useSqlDesk = create<Desk>()(keptDesk);

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Writes soon: not at every letter. */
function keepTabs(): void {
  clearTimeout(waiting);
  waiting = setTimeout(writeTabs, 300);
}

function writeTabs(): void {
  clearTimeout(waiting);
  const {tabs, selected} = useSqlDesk.getState();
  writeKept(tabsFormat, {tabs, selected}, store());
}

/** What is not written yet is written when the page goes. Call what it returns to stop. */
export function keepOnLeave(): () => void {
  addEventListener('pagehide', writeTabs);
  return () => {
    removeEventListener('pagehide', writeTabs);
    writeTabs();
  };
}

const changeTabs = (change: (list: TabList) => TabList) => {
  useSqlDesk.setState((desk) => change(desk));
  keepTabs();
};

export function openTab(content: TabContent): void {
  changeTabs((list) => withTab(list, content));
  useSqlDesk.setState(({selected}) => ({opened: selected}));
}
export const closeTab = (id: string): void => changeTabs((list) => withoutTab(list, id));
export const selectTab = (id: string): void => changeTabs((list) => ({...list, selected: id}));
export const changeTab = (id: string, change: Partial<Omit<SqlTab, 'id'>>): void =>
  changeTabs((list) => withChange(list, id, change));

/**
 * Opens what a link brings. What is new is to be run, and what a chart links; what is in a tab already with the
 * parameters a link tells is only shown.
 */
export function openLinked(content: TabContent): void {
  const {tabs, runRequest} = useSqlDesk.getState();
  const isKnown = tabs.some(({sql}) => sql.trim() === content.sql.trim());
  changeTabs((list) => withLinked(list, content));
  if (isKnown && content.parameters !== undefined) return;
  const {selected} = useSqlDesk.getState();
  useSqlDesk.setState({runRequest: {tab: selected, number: runRequest.number + 1}});
}

function keepHistory(history: readonly HistoryEntry[]): void {
  let letters = 0;
  const kept = history
    .slice(0, historyLength)
    .filter(({sql}) => (letters += sql.length) < historyLetters);
  useSqlDesk.setState({history: kept});
  writeKept(historyFormat, kept, store());
}

export const remember = (entry: Omit<HistoryEntry, 'id'>): void =>
  keepHistory([{...entry, id: crypto.randomUUID()}, ...useSqlDesk.getState().history]);
export const forgetHistory = (): void => keepHistory([]);

/** Keeps these queries in the order of their names. False when the browser keeps them for this visit only. */
export function keepSaved(queries: readonly SavedQuery[]): boolean {
  const byName = new Map(queries.map((query) => [query.name, query]));
  const saved = [...byName.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  useSqlDesk.setState({saved});
  return writeKept(savedFormat, saved, store());
}
