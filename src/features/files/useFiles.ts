import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {type Lake, useLake} from '#/client/lake';
import type {FilesSearch} from './filesSearch';

export const filesPerPage = 100;

/** Changes when a file's state may have changed. */
function lakeMark({status, update}: Lake): string {
  const versions = status?.tables.map(({version}) => version).join('.') ?? '';
  const {staged = 0, pending = 0, malformed = 0} = status?.files ?? {};
  return [staged, pending, malformed, versions, update?.updateId, update?.state].join(' ');
}

/** The page of files that the search asks for; the last one stays while the next is fetched. */
export function useFiles({state, table, page}: FilesSearch) {
  const mark = useLake(lakeMark);
  return useQuery({
    queryKey: ['files', state, table, page, mark],
    queryFn: ({signal}) =>
      engine.listFiles(
        {state, table, offset: (page - 1) * filesPerPage, limit: filesPerPage},
        {signal},
      ),
    placeholderData: keepPreviousData,
  });
}
