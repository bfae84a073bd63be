import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import {useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import {tables} from '#/lakehouse/tables';
import {quarantineTotalsSql, type QuarantineTotal} from './quarantineSql';
import {checksSql, ruleRecords, type StoredCheck} from './ruleHistory';

/** Changes when another update was recorded. */
const useMark = () =>
  useLake(({status, update}) =>
    [status?.lastUpdate?.updateId, update?.updateId, update?.state].join(' '),
  );

/** Every rule with its newest checks. */
export function useRules() {
  const mark = useMark();
  const asked = useQuery({
    queryKey: ['rule checks', mark],
    queryFn: async ({signal}) => (await querySql<StoredCheck>(checksSql, {signal})).rows,
    placeholderData: keepPreviousData,
  });
  const {data} = asked;
  const rules = useMemo(() => (data ? ruleRecords(tables, data) : null), [data]);
  return {rules, error: asked.error, refetch: asked.refetch};
}

/** How many rows each quarantine holds. */
export function useQuarantines() {
  const mark = useMark();
  return useQuery({
    queryKey: ['quarantines', mark],
    queryFn: async ({signal}) =>
      (await querySql<QuarantineTotal>(quarantineTotalsSql, {signal})).rows,
    placeholderData: keepPreviousData,
  });
}
