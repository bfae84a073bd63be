import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {type BrowserStorage, browserStorage} from '#/client/browserStorage';
import {engine} from '#/client/engine';
import {useLake} from '#/client/lake';
import type {StorageUse} from '#/contracts/storage';

export interface DeviceUse {
  readonly lake: StorageUse;
  readonly browser: BrowserStorage;
}

const queryKey = 'storage use';
export const storageQuery = [queryKey] as const;

/** Asked for again whenever files or tables have changed. */
export function useStorageUse() {
  const files = useLake(({status}) => status?.files);
  const versions = useLake(({status}) =>
    status?.tables.reduce((sum, {version}) => sum + version, 0),
  );
  return useQuery({
    queryKey: [queryKey, files, versions],
    queryFn: async ({signal}): Promise<DeviceUse> => {
      const [lake, browser] = await Promise.all([
        engine.storageUse({}, {signal}),
        browserStorage(),
      ]);
      return {lake, browser};
    },
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}
