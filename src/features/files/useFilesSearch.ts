import {useRouter, useRouterState} from '@tanstack/react-router';
import {type FilesSearch, filesSearchText, parseFilesSearch} from './filesSearch';

/** The search in the URL, and how to change parts of it; another filter begins at the first page. */
export function useFilesSearch(): readonly [FilesSearch, (change: Partial<FilesSearch>) => void] {
  const text = useRouterState({select: (state) => state.location.searchStr});
  const path = useRouterState({select: (state) => state.location.pathname});
  const {history} = useRouter();
  const search = parseFilesSearch(new URLSearchParams(text));
  return [
    search,
    (change) => {
      const next = filesSearchText({...search, page: 1, ...change});
      history.replace(next === '' ? path : `${path}?${next}`);
    },
  ];
}
