import {
  Archive,
  CircleHelp,
  Download,
  FileCog,
  FileJson,
  FileOutput,
  Flag,
  Gauge,
  History,
  House,
  LibraryBig,
  Settings,
  ShieldCheck,
  SquareTerminal,
  Trophy,
  User,
  Users,
  Workflow,
} from 'lucide-react';

/**
 * Every page that navigation leads to. `key` goes there after a `g`; `inBar` shows it in the bottom bar of narrow
 * screens, where the others stand under More; `also` are further addresses below which the place is shown as current.
 */
export const placeGroups = [
  {
    title: null,
    places: [{to: '/', label: 'Home', icon: <House />, key: 'h', inBar: true}],
  },
  {
    title: 'Racing',
    places: [
      {to: '/season', label: 'Season', icon: <Trophy />, key: 'e'},
      {
        to: '/races',
        label: 'Races',
        icon: <Flag />,
        key: 'r',
        inBar: true,
        also: ['/telemetry', '/replay'],
      },
      {to: '/drivers', label: 'Drivers', icon: <User />, key: 'd'},
      {to: '/teams', label: 'Teams', icon: <Users />, key: 't'},
    ],
  },
  {
    title: 'Lakehouse',
    places: [
      {
        to: '/tables',
        label: 'Catalog',
        icon: <LibraryBig />,
        key: 'c',
        inBar: true,
        also: ['/volume'],
      },
      {to: '/sql', label: 'SQL', icon: <SquareTerminal />, key: 'q', inBar: true},
      {to: '/pipeline', label: 'Pipeline', icon: <Workflow />, key: 'p', inBar: true},
      {to: '/runs', label: 'Runs', icon: <History />, key: 'u'},
      {to: '/quality', label: 'Quality', icon: <ShieldCheck />, key: 'y'},
      {to: '/autoloader', label: 'Autoloader', icon: <Gauge />, key: 'a'},
      {to: '/files', label: 'Files', icon: <FileJson />, key: 'f'},
      {to: '/ingest', label: 'Ingest data', icon: <Download />, key: 'i'},
      {to: '/export', label: 'Export', icon: <FileOutput />, key: 'x'},
    ],
  },
  {
    title: 'System',
    places: [
      {to: '/config', label: 'Config', icon: <FileCog />, key: 'o'},
      {to: '/backup', label: 'Backup', icon: <Archive />, key: 'b'},
      {to: '/settings', label: 'Settings', icon: <Settings />, key: 's'},
      {to: '/help', label: 'Help', icon: <CircleHelp />, key: 'l'},
    ],
  },
] as const;

export type Place = (typeof placeGroups)[number]['places'][number];

export const places: readonly Place[] = placeGroups.flatMap(
  (group): readonly Place[] => group.places,
);

export const barPlaces: readonly Place[] = places.filter((place) => 'inBar' in place);

/** The place that a path belongs to; null for an address that leads nowhere. */
export function placeOf(path: string): Place | null {
  const isBelow = (folder: string) => path === folder || path.startsWith(`${folder}/`);
  return (
    places.find((place) => isBelow(place.to) || ('also' in place && place.also.some(isBelow))) ??
    null
  );
}
