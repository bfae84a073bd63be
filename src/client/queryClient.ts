import {QueryClient} from '@tanstack/react-query';
import {AppError} from '#/base/errors';
import {followBusy} from './idle';

/** Engine data on the page. An answer is right for its table versions for ever, so nothing goes stale by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, thrown) => failures < 1 && AppError.from(thrown).code === 'engine.crashed',
    },
  },
});

const follow = followBusy(() => queryClient.isFetching() > 0);
queryClient.getQueryCache().subscribe(follow);
