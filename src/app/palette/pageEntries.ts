import type {HelpTopic} from '#/features/help/helpTopics';
import {placeGroups} from '../places';
import type {Entry} from './entry';

/** What people may call a page besides its name. */
const pageWords: Readonly<Record<string, string>> = {
  '/': 'start overview',
  '/ingest': 'fetch download openf1 sample local files',
  '/season': 'standings championship calendar points',
  '/races': 'results summary grand prix',
  '/drivers': 'compare',
  '/teams': 'constructors',
  '/tables': 'schema bronze silver gold unity',
  '/sql': 'query editor console',
  '/pipeline': 'graph dag lineage run update',
  '/runs': 'updates history timeline',
  '/quality': 'expectations rules quarantine',
  '/autoloader': 'metrics backlog batches',
  '/files': 'staged malformed retry skip',
  '/export': 'save parquet csv duckdb zip layer',
  '/config': 'pipeline_config.json',
  '/settings': 'theme storage names options',
  '/help': 'troubleshooting',
};

const pages = placeGroups.flatMap(({title, places}) =>
  places.map(
    ({to, label}): Entry => ({
      id: `page ${to}`,
      kind: 'page',
      label,
      hint: title ?? '',
      keywords: pageWords[to] ?? '',
      act: to,
    }),
  ),
);

const help: readonly (readonly [title: string, topic: HelpTopic | ''])[] = [
  ['How LapLake works', ''],
  ['OpenF1 is closed: a session is live', 'live-session'],
  ['OpenF1 is slow or does not answer', 'slow-source'],
  ['A file was set aside', 'file-set-aside'],
  ['The storage is full', 'storage-full'],
  ['This browser or window cannot run LapLake', 'browsers'],
  ['The lake is open elsewhere', 'lake-elsewhere'],
  ['A table of the pipeline failed', 'flow-failed'],
  ['The engine stopped or the lake does not open', 'engine-stopped'],
];

/** What there is without a lake: the pages, and what Help has sections of. */
export const pageEntries: readonly Entry[] = [
  ...pages,
  {
    id: 'page /volume',
    kind: 'page',
    label: 'Staging volume',
    hint: 'Catalog',
    keywords: 'files folders json preview download',
    act: '/volume',
  },
  ...help.map(
    ([label, topic]): Entry => ({
      id: `help ${topic}`,
      kind: 'help',
      label,
      hint: 'Help',
      act: topic === '' ? '/help' : `/help#${topic}`,
    }),
  ),
];
