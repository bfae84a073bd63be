import {Link, Outlet, useMatches, useRouterState} from '@tanstack/react-router';
import {Suspense, useEffect, useRef} from 'react';
import {Contained} from '#/ui/Contained';
import {Skeleton} from '#/ui/Skeleton';
import {Commands} from './Commands';
import {LakeGate} from './LakeGate';
import {LakeState} from './LakeState';
import {Navigation} from './Navigation';
import styles from './Shell.module.css';
import {ThemeToggle} from './ThemeToggle';

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
        <Navigation />
        <p className={styles['note']}>
          Unofficial; not affiliated with Formula 1. Data stays in this browser.
        </p>
      </aside>
      <header className={styles['bar']}>
        <Brand />
        <LakeState />
        <div className={styles['tools']}>
          <Commands />
          <ThemeToggle />
        </div>
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
