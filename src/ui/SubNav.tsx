import {Link} from '@tanstack/react-router';
import styles from './SubNav.module.css';

/** The autoloader's figures and its files. */
export const autoloaderPlaces = [
  {to: '/autoloader', label: 'Metrics'},
  {to: '/files', label: 'Files'},
] as const;

/** The season as a whole, its races, and who drives in them. */
export const seasonPlaces = [
  {to: '/season', label: 'Season'},
  {to: '/races', label: 'Races'},
  {to: '/drivers', label: 'Drivers'},
  {to: '/teams', label: 'Teams'},
] as const;

/** What the pipeline is, what it did, what its rules came to and how it is set. */
export const pipelinePlaces = [
  {to: '/pipeline', label: 'Graph'},
  {to: '/runs', label: 'Runs'},
  {to: '/quality', label: 'Quality'},
  {to: '/config', label: 'Config'},
] as const;

/** What can be set, and what takes room. */
export const settingsPlaces = [
  {to: '/settings', label: 'Settings'},
  {to: '/settings/storage', label: 'Storage'},
] as const;

/** How it works and what to do, and the words. */
export const helpPlaces = [
  {to: '/help', label: 'Help'},
  {to: '/help/glossary', label: 'Glossary'},
] as const;

type Place =
  | (typeof autoloaderPlaces)[number]
  | (typeof seasonPlaces)[number]
  | (typeof helpPlaces)[number]
  | (typeof settingsPlaces)[number]
  | (typeof pipelinePlaces)[number];

interface SubNavProps {
  readonly label: string;
  readonly places: readonly Place[];
  /** Parameters that every link takes along. */
  readonly search?: Readonly<Record<string, string>>;
}

/** Pages that are one place, beside each other. */
export function SubNav({label, places, search = {}}: SubNavProps) {
  return (
    <nav className={styles['nav']} aria-label={label}>
      {places.map(({to, label}) => (
        <Link
          key={to}
          to={to}
          search={search}
          className={styles['link']}
          activeOptions={{exact: to === '/settings' || to === '/help', includeSearch: false}}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
