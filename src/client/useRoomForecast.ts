import {keepPreviousData, useQuery} from '@tanstack/react-query';
import type {RoomForecast} from '#/contracts/storage';
import {engine} from './engine';
import {useLake} from './lake';

/** Whether what an ingest of about so many bytes will take fits this device; null while not known. */
export function useRoomForecast(stagedBytes: number | null): RoomForecast | null {
  const files = useLake(({status}) => status?.files);
  const {data} = useQuery({
    queryKey: ['room forecast', stagedBytes, files],
    queryFn: ({signal}) => engine.forecastRoom({stagedBytes: stagedBytes ?? 0}, {signal}),
    enabled: stagedBytes !== null,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  return stagedBytes === null ? null : (data ?? null);
}
