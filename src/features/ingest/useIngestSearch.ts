import {useRouter, useRouterState} from '@tanstack/react-router';
import {usePreferences} from '#/client/preferences';
import {type IngestSearch, ingestSearchText, parseIngestSearch} from './ingestSearch';

/** The choice in the URL, and how to change parts of it. A new source forgets year and sessions; without one it is that of Settings. */
export function useIngestSearch(): readonly [
  IngestSearch,
  (change: Partial<IngestSearch>) => void,
] {
  const text = useRouterState({select: (state) => state.location.searchStr});
  const path = useRouterState({select: (state) => state.location.pathname});
  const {history} = useRouter();
  const preferred = usePreferences(({source}) => source);
  const params = new URLSearchParams(text);
  if (!params.has('source')) params.set('source', preferred);
  const search = parseIngestSearch(params);
  const change = (part: Partial<IngestSearch>) => {
    const forget = part.source === undefined ? {} : {year: null, sessionKeys: [], latest: null};
    history.replace(`${path}?${ingestSearchText({...search, ...forget, ...part})}`);
  };
  return [search, change];
}
