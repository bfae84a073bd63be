import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {AppError} from '#/base/errors';
import {engine} from '#/client/engine';
import type {Failure, MeetingOption} from '#/contracts/engine';
import type {IngestSearch} from './ingestSearch';
import {useThisYear} from './useThisYear';

export type SessionSource = 'sample' | 'openf1';

export interface Meetings {
  readonly meetings: readonly MeetingOption[];
  readonly isPending: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/**
 * What the picker offers: the season in the URL; of a link that names sessions only, their meetings; else the
 * running season.
 */
export function useMeetings(source: SessionSource, {year, sessionKeys}: IngestSearch): Meetings {
  const isLink = year === null && sessionKeys.length > 0;
  const thisYear = useThisYear();
  const season = year ?? thisYear;
  const query = useQuery({
    queryKey: isLink ? ['findSessions', source, sessionKeys] : ['listMeetings', source, season],
    queryFn: ({signal}) =>
      isLink
        ? engine.findSessions({source, sessionKeys}, {signal})
        : engine.listMeetings({source, year: season}, {signal}),
    placeholderData: keepPreviousData,
  });
  return {
    meetings: query.data ?? [],
    isPending: query.isPending,
    failure: query.error && AppError.from(query.error),
    retry: () => void query.refetch(),
  };
}
