import {useRouter} from '@tanstack/react-router';
import {useEffect} from 'react';
import type {SqlTab} from './kept/deskFormats';
import {parametersOf} from './parameters/bindParameters';
import {openLinked, useSqlDesk} from './tabs/sqlDesk';
import {contentOf, hashOf, valuesFor} from './tabs/sqlLink';
import {selectedTab} from './tabs/tabList';

/** How long the address waits for the text to rest. */
const restMs = 400;

/** An address as it stands in the bar: the router's own location has what is behind `#` decoded. */
interface Address {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** The address of a tab's query; as it is while `?query=` says the same. */
function addressOf({sql, name, parameters}: SqlTab, {hash, search, pathname}: Address): string {
  const isLinked = hash === '' && contentOf('', search)?.sql === sql;
  if (isLinked) return pathname + search;
  const own = hashOf({sql, name, parameters: valuesFor(parametersOf(sql), parameters)});
  return own === null ? pathname : `${pathname}#${own}`;
}

/**
 * Keeps the selected tab's query in the address, behind `#`, and opens what an address brings. A query that is new is run
 * at once, since a link only reads; one that is in a tab already is shown, unless it stands in `?query=`, as charts link.
 */
export function useQueryLink(): void {
  const {history} = useRouter();
  useEffect(() => {
    const page = history.location.pathname;
    let taken: string | null = null;
    const write = () => {
      // Written a moment after the page was left, it would lead back.
      if (history.location.pathname !== page) return;
      taken = addressOf(selectedTab(useSqlDesk.getState()), history.location);
      if (taken !== history.location.href) history.replace(taken);
    };
    const take = () => {
      const {pathname, href, hash, search} = history.location;
      if (pathname !== page || href === taken) return;
      taken = href;
      const content = contentOf(hash, search);
      if (content) openLinked(content);
      else write();
    };
    take();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stopWatching = history.subscribe(take);
    const stopFollowing = useSqlDesk.subscribe((desk, before) => {
      if (selectedTab(desk) === selectedTab(before)) return;
      clearTimeout(waiting);
      waiting = setTimeout(write, restMs);
    });
    return () => {
      clearTimeout(waiting);
      stopWatching();
      stopFollowing();
    };
  }, [history]);
}
