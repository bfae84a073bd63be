import {Link, Outlet, useMatches, useRouterState} from '@tanstack/react-router';
import {
  CircleHelp,
  Download,
  FileCog,
  FileJson,
  FileOutput,
  Flag,
  Gauge,
  History,
  House,
  Settings,
  ShieldCheck,
  SquareTerminal,
  Table2,
  Trophy,
  User,
  Users,
  Workflow,
} from 'lucide-react';
import {Suspense, useEffect, useRef} from 'react';
import {classNames} from '#/ui/classNames';
import {Contained} from '#/ui/Contained';
import {Skeleton} from '#/ui/Skeleton';
import {LakeGate} from './LakeGate';
import {LakeState} from './LakeState';
import styles from './Shell.module.css';
import {ThemeToggle} from './ThemeToggle';

/** Where there is little room, a place is left out, and another that leads there stands for it. */
const standIn: Readonly<Record<string, string>> = {
  '/season': '/races',
  '/drivers': '/races',
  '/teams': '/races',
  '/sql': '/tables',
  '/export': '/tables',
  '/runs': '/pipeline',
  '/quality': '/pipeline',
  '/config': '/pipeline',
  '/autoloader': '/files',
};

/** Whether `place` stands for the page at `path` where there is little room. */
const standsFor = (place: string, path: string) =>
  Object.entries(standIn).some(([page, by]) => by === place && path.startsWith(page));

const places = [
  {to: '/', label: 'Home', icon: <House />},
  {to: '/ingest', label: 'Ingest data', icon: <Download />},
  {to: '/season', label: 'Season', icon: <Trophy />},
  {to: '/races', label: 'Races', icon: <Flag />},
  {to: '/drivers', label: 'Drivers', icon: <User />},
  {to: '/teams', label: 'Teams', icon: <Users />},
  {to: '/tables', label: 'Tables', icon: <Table2 />},
  {to: '/sql', label: 'SQL', icon: <SquareTerminal />},
  {to: '/pipeline', label: 'Pipeline', icon: <Workflow />},
  {to: '/runs', label: 'Runs', icon: <History />},
  {to: '/quality', label: 'Quality', icon: <ShieldCheck />},
  {to: '/autoloader', label: 'Autoloader', icon: <Gauge />},
  {to: '/files', label: 'Files', icon: <FileJson />},
  {to: '/export', label: 'Export', icon: <FileOutput />},
  {to: '/config', label: 'Config', icon: <FileCog />},
  {to: '/settings', label: 'Settings', icon: <Settings />},
  {to: '/help', label: 'Help', icon: <CircleHelp />},
] as const;

/** Frame of every screen: navigation, the lake's state, theme. Shows before the engine is there. */
export function Shell() {
  const path = useRouterState({select: ({location}) => location.pathname});
  const main = useFocusOnNavigation(path);
  useTitle();
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        Skip to content
      </a>
      <aside className={styles['rail']} aria-label="Places">
        <Brand />
        <nav className={styles['nav']} aria-label="Main">
          {places.map(({to, label, icon}) => (
            <Link
              key={to}
              to={to}
              className={classNames(
                styles['link'],
                to in standIn && styles['onlyWide'],
                standsFor(to, path) && styles['standIn'],
              )}
              activeOptions={{exact: to === '/', includeSearch: false}}
            >
              {icon}
              {label}
            </Link>
          ))}
        </nav>
        <p className={styles['note']}>
          Unofficial; not affiliated with Formula 1. Data stays in this browser.
        </p>
      </aside>
      <header className={styles['bar']}>
        <Brand />
        <LakeState />
        <ThemeToggle />
      </header>
      <main ref={main} id="main" tabIndex={-1} className={styles['main']}>
        <LakeGate>
          <Contained resetKeys={[path]}>
            <Suspense fallback={<Skeleton lines={8} />}>
              <Outlet />
            </Suspense>
          </Contained>
        </LakeGate>
      </main>
    </div>
  );
}

function Brand() {
  return (
    <Link to="/" className={styles['brand']}>
      <img src="/icon.svg" alt="" />
      LapLake
    </Link>
  );
}

/** After a move to another page, keyboard and screen reader go on at its beginning. */
function useFocusOnNavigation(path: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({preventScroll: true});
  }, [path]);
  return main;
}

function useTitle(): void {
  const title = useMatches({
    select: (matches) => {
      const match = matches.at(-1);
      return match?.staticData.title?.(match.params);
    },
  });
  useEffect(() => {
    document.title = title ? `${title} · LapLake` : 'LapLake';
  }, [title]);
}
