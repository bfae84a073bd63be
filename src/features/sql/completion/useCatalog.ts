import {useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import {useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import {type Catalog, emptyCatalog} from './catalog';
import {catalogOf, type ColumnsRow, columnsSql, type FunctionRow, functionsSql} from './catalogOf';

/** What can be named at the moment; empty until it is known. */
export function useCatalog(): Catalog {
  const written = useLake(
    ({status}) => status?.tables.reduce((sum, {version}) => sum + Math.min(1, version), 0) ?? null,
  );
  const scratchWrites = useLake((lake) => lake.scratchWrites);
  const tables = useQuery({
    queryKey: ['sql page', 'catalog', written, scratchWrites],
    queryFn: async ({signal}) => (await querySql<ColumnsRow>(columnsSql, {signal})).rows,
    enabled: written !== null,
    placeholderData: (before) => before,
  });
  const functions = useQuery({
    queryKey: ['sql page', 'functions'],
    queryFn: async ({signal}) => (await querySql<FunctionRow>(functionsSql, {signal})).rows,
    enabled: written !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(
    () => (tables.data ? catalogOf(tables.data, functions.data ?? []) : emptyCatalog),
    [tables.data, functions.data],
  );
}
