import {symptoms} from '#/features/help/symptoms';
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
  '/backup': 'restore copy',
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

const help = [
  {to: '/help', title: 'How LapLake works', words: ''},
  {to: '/help/glossary', title: 'Glossary', words: 'terms words meaning'},
  ...symptoms.map(({id, title, gist}) => ({to: `/help/${id}`, title, words: gist})),
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
  {
    id: 'page /settings/storage',
    kind: 'page',
    label: 'Storage',
    hint: 'Settings',
    keywords: 'delete free space quota persistence reset compact room',
    act: '/settings/storage',
  },
  ...help.map(
    ({to, title, words}): Entry => ({
      id: `help ${to}`,
      kind: 'help',
      label: title,
      hint: 'Help',
      keywords: words,
      act: to,
    }),
  ),
];
