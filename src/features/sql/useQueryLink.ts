import {useRouter, useRouterState} from '@tanstack/react-router';
import {useEffect, useRef, useState} from 'react';
import {parametersOf} from './parameters/bindParameters';
import {openLinked, useSqlDesk} from './tabs/sqlDesk';
import {contentOf, hashOf, valuesFor} from './tabs/sqlLink';
import {selectedTab} from './tabs/tabList';

export interface RunRequest {
  readonly tab: string;
  /** Counts the requests. */
  readonly number: number;
}

/** How long the address waits for the text to rest. */
const restMs = 400;

/**
 * Keeps the selected tab's query in the address, behind `#`, and opens what an address brings. A query that is new is run
 * at once, since a link only reads; one that is in a tab already is shown, unless it stands in `?query=`, as charts link.
 */
export function useQueryLink(): RunRequest | null {
  const router = useRouter();
  const href = useRouterState({select: ({location}) => location.href});
  const [request, setRequest] = useState<RunRequest | null>(null);
  const taken = useRef<string | null>(null);
  const tab = useSqlDesk(selectedTab);
  useEffect(() => {
    // The address itself: the router decodes what stands behind #.
    const {hash, search} = window.location;
    if (taken.current === hash + search) return;
    taken.current = hash + search;
    const content = contentOf(hash, search);
    if (!content) return;
    const before = useSqlDesk.getState().tabs.map(({sql}) => sql.trim());
    const opened = openLinked(content);
    if (content.parameters === undefined || !before.includes(content.sql.trim()))
      setRequest((last) => ({tab: opened.id, number: (last?.number ?? 0) + 1}));
  }, [href]);
  useEffect(() => {
    const waiting = setTimeout(() => {
      const {hash, search, pathname} = window.location;
      const {sql, name, parameters} = tab;
      if (contentOf(hash, search)?.sql === sql.trim() && hash === '') return;
      const own = hashOf({sql, name, parameters: valuesFor(parametersOf(sql), parameters)});
      const next = own === null ? '' : `#${own}`;
      if (next === hash && search === '') return;
      taken.current = next;
      router.history.replace(pathname + next);
    }, restMs);
    return () => clearTimeout(waiting);
  }, [tab, href, router]);
  return request;
}
