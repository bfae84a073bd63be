import {useNavigate, useRouterState} from '@tanstack/react-router';
import {useMemo} from 'react';

type Patch = Readonly<Record<string, string | undefined>>;

/**
 * The parameters of the page's link. `change` replaces some of them in place, undefined takes one out; the others stay,
 * the page does not scroll, and going back leaves the page.
 */
export function useLinkParams(): readonly [URLSearchParams, (patch: Patch) => void] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const navigate = useNavigate();
  const params = useMemo(() => new URLSearchParams(text), [text]);
  return [
    params,
    (patch) => {
      void navigate({
        to: '.',
        search: (now: object) => ({...now, ...patch}),
        replace: true,
        resetScroll: false,
      });
    },
  ];
}
