import {useSyncExternalStore} from 'react';

const narrow = matchMedia('(max-width: 760px)');

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}

/** Whether there is room for one column only. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
