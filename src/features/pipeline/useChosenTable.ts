import {useRouter, useRouterState} from '@tanstack/react-router';
import {useCallback} from 'react';
import type {TableDefinition, TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';

/** The table that the link names, null for none or one the lake has not; and how to choose another. */
export function useChosenTable(): readonly [
  TableDefinition | null,
  (table: TableName | null) => void,
] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const path = useRouterState({select: ({location}) => location.pathname});
  const {history} = useRouter();
  const table = findTable(new URLSearchParams(text).get('table') ?? '') ?? null;
  const choose = useCallback(
    (name: TableName | null) => history.replace(name === null ? path : `${path}?table=${name}`),
    [history, path],
  );
  return [table, choose];
}
