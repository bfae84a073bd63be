import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {browserStorage} from './browserStorage';
import {engine} from './engine';
import {type RoomForecast, roomForecast} from './roomForecast';
import {useLake} from './lake';

/** Whether what an ingest of about so many bytes will take fits this device; null while not known. */
export function useRoomForecast(stagedBytes: number | null): RoomForecast | null {
  const files = useLake(({status}) => status?.files);
  const {data} = useQuery({
    queryKey: ['room forecast', stagedBytes, files],
    queryFn: async ({signal}) => {
      const [needed, browser] = await Promise.all([
        engine.forecastRoom({stagedBytes: stagedBytes ?? 0}, {signal}),
        browserStorage(),
      ]);
      return roomForecast(needed, browser);
    },
    enabled: stagedBytes !== null,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  return stagedBytes === null ? null : (data ?? null);
}
