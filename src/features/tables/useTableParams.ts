import {useRouter, useRouterState} from '@tanstack/react-router';

interface TableParams {
  /** Of the tab that is shown; null for the first. */
  readonly tab: string | null;
  /** The column whose lineage is shown, or that the schema begins at. */
  readonly column: string | null;
}

/** What a table's link says beside its name, and how to change it. */
export function useTableParams(): readonly [TableParams, (change: Partial<TableParams>) => void] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const path = useRouterState({select: ({location}) => location.pathname});
  const {history} = useRouter();
  const params = new URLSearchParams(text);
  const now: TableParams = {tab: params.get('tab'), column: params.get('column')};
  const change = (part: Partial<TableParams>) => {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({...now, ...part}))
      if (value !== null) next.set(name, value);
    history.replace(next.size === 0 ? path : `${path}?${next}`);
  };
  return [now, change];
}
