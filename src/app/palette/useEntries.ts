import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import {quoteValue} from '#/base/quoteSql';
import {useLake} from '#/client/lake';
import {querySql, useVersions} from '#/client/useSql';
import {useSqlDesk} from '#/features/sql/tabs/sqlDesk';
import {useRelations} from '#/features/tables/relations';
import {catalogEntries} from './catalogEntries';
import type {Entry} from './entry';
import {pageEntries} from './pageEntries';
import {queryEntries} from './queryEntries';
import {
  type DriverRow,
  driversSql,
  type MeetingRow,
  meetingsSql,
  racingEntries,
  type SessionRow,
  sessionsSql,
} from './racingEntries';

/** Everything that is known without a search: pages, the catalog, queries and, of an open lake, who and what raced. */
export function useEntries(): readonly Entry[] {
  const {relations, columns} = useRelations();
  const racing = useRacing();
  const saved = useSqlDesk((desk) => desk.saved);
  return useMemo(
    () => [
      ...pageEntries,
      ...catalogEntries(relations, columns),
      ...racing,
      ...queryEntries(saved),
    ],
    [relations, columns, racing, saved],
  );
}

const reads = ['silver_meetings', 'silver_sessions', 'silver_drivers'] as const;
const none: readonly Entry[] = [];

function useRacing(): readonly Entry[] {
  const versions = useVersions(reads);
  const isKnown = useLake(
    ({phase, status}) =>
      phase === 'open' &&
      reads.every(
        (name) => (status?.tables.find((table) => table.name === name)?.version ?? 0) > 0,
      ),
  );
  const {data} = useQuery({
    queryKey: ['palette racing', versions],
    queryFn: async ({signal}) => {
      const [meetings, sessions, drivers] = await Promise.all([
        querySql<MeetingRow>(meetingsSql, {signal}),
        querySql<SessionRow>(sessionsSql, {signal}),
        querySql<DriverRow>(driversSql, {signal}),
      ]);
      return racingEntries({
        meetings: meetings.rows,
        sessions: sessions.rows,
        drivers: drivers.rows,
      });
    },
    enabled: isKnown,
  });
  return data ?? none;
}

/** Fewer letters would find a file in every folder. */
const leastLetters = 3;

const filesSql = (search: string) =>
  `SELECT path, status FROM ops.autoloader_files WHERE ${search
    .split(/\s+/)
    .map((word) => `contains(lower(path), ${quoteValue(word)})`)
    .join(' AND ')} ORDER BY path DESC LIMIT 7`;

/** Loaded, malformed and skipped files whose path has every word of `search`; the lake is asked, there may be many. */
export function useFileEntries(search: string): readonly Entry[] {
  const isOpen = useLake(({phase}) => phase === 'open');
  const words = search.trim().toLowerCase();
  const isAsked = isOpen && words.length >= leastLetters;
  const {data} = useQuery({
    queryKey: ['palette files', words],
    queryFn: async ({signal}) =>
      (await querySql<{path: string; status: string}>(filesSql(words), {signal})).rows,
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return useMemo(
    () => (isAsked && data ? data.map(({path, status}) => fileEntry(path, status)) : none),
    [isAsked, data],
  );
}

function fileEntry(path: string, status: string): Entry {
  const [folder = '', name = ''] = path.split('/');
  return {
    id: `file ${path}`,
    kind: 'file',
    label: name,
    hint: `${folder}, ${status.toLowerCase()}`,
    act: `/volume/${folder}?file=${encodeURIComponent(name)}`,
  };
}
