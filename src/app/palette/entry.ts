/** What kinds of things are found; the order in which equally good ones are shown. */
export const entryKinds = [
  'page',
  'action',
  'table',
  'race',
  'driver',
  'team',
  'column',
  'query',
  'file',
  'help',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const kindTitles: Readonly<Record<EntryKind, string>> = {
  page: 'Pages',
  action: 'Actions',
  table: 'Tables and views',
  race: 'Meetings and sessions',
  driver: 'Drivers',
  team: 'Teams',
  column: 'Columns',
  query: 'Queries',
  file: 'Staged files',
  help: 'Help',
};

/** Something to go to or to do. */
export interface Entry {
  /** The same at every visit, and no other's. */
  readonly id: string;
  readonly kind: EntryKind;
  readonly label: string;
  /** Tells it from others of the same label, and is searched too. */
  readonly hint: string;
  /** Searched beside them; not shown. */
  readonly keywords?: string;
  /** A path of this app to go to, or what to do. */
  readonly act: string | (() => void);
}
