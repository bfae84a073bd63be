import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {AppError} from '#/base/errors';
import {engine} from '#/client/engine';
import type {Failure, MeetingOption} from '#/contracts/engine';
import type {IngestSearch} from './ingestSearch';
import {useThisYear} from './useThisYear';

export type SessionSource = 'sample' | 'openf1';

export interface Meetings {
  readonly meetings: readonly MeetingOption[];
  /** What a link to the latest stands for. */
  readonly latestKeys: readonly number[];
  readonly isPending: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/**
 * What the picker offers: the season in the URL; of a link that names sessions only, their meetings; else the
 * running season.
 */
export function useMeetings(source: SessionSource, search: IngestSearch): Meetings {
  const {year, sessionKeys, latest} = search;
  const isLink = year === null && sessionKeys.length > 0;
  const thisYear = useThisYear();
  const season = year ?? thisYear;
  const query = useQuery({
    queryKey: latest
      ? ['findLatest', source, latest]
      : isLink
        ? ['findSessions', source, sessionKeys]
        : ['listMeetings', source, season],
    queryFn: async ({signal}) => {
      if (latest) return engine.findLatest({source, of: latest}, {signal});
      const meetings = isLink
        ? await engine.findSessions({source, sessionKeys}, {signal})
        : await engine.listMeetings({source, year: season}, {signal});
      return {meetings, sessionKeys: []};
    },
    placeholderData: keepPreviousData,
  });
  return {
    meetings: query.data?.meetings ?? [],
    latestKeys: latest ? (query.data?.sessionKeys ?? []) : [],
    isPending: query.isPending,
    failure: query.error && AppError.from(query.error),
    retry: () => void query.refetch(),
  };
}
