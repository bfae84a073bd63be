import {useRouter} from '@tanstack/react-router';
import {useEffect} from 'react';
import type {SqlTab} from './kept/deskFormats';
import {parametersOf} from './parameters/bindParameters';
import {openLinked, useSqlDesk} from './tabs/sqlDesk';
import {contentOf, hashOf, valuesFor} from './tabs/sqlLink';
import {selectedTab} from './tabs/tabList';

/** How long the address waits for the text to rest. */
const restMs = 400;

/** The address of a tab's query; as it is while `?query=` says the same. */
function addressOf({sql, name, parameters}: SqlTab): string {
  // The address itself, not the router's: that one decodes what stands behind #.
  const {hash, search, pathname} = window.location;
  const isLinked = hash === '' && contentOf('', search)?.sql === sql;
  if (isLinked) return pathname + search;
  const own = hashOf({sql, name, parameters: valuesFor(parametersOf(sql), parameters)});
  return own === null ? pathname : `${pathname}#${own}`;
}

const addressNow = () => {
  const {hash, search, pathname} = window.location;
  return pathname + search + hash;
};

/**
 * Keeps the selected tab's query in the address, behind `#`, and opens what an address brings. A query that is new is run
 * at once, since a link only reads; one that is in a tab already is shown, unless it stands in `?query=`, as charts link.
 */
export function useQueryLink(): void {
  const {history} = useRouter();
  useEffect(() => {
    const page = window.location.pathname;
    let taken: string | null = null;
    const write = () => {
      const address = addressOf(selectedTab(useSqlDesk.getState()));
      taken = address;
      if (address !== addressNow()) history.replace(address);
    };
    const take = () => {
      if (window.location.pathname !== page || addressNow() === taken) return;
      taken = addressNow();
      const content = contentOf(window.location.hash, window.location.search);
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
