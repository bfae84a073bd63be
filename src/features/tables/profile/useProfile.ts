import {useCallback, useEffect, useRef, useState} from 'react';
import {AppError} from '#/base/errors';
import {querySql} from '#/client/useSql';
import type {Failure} from '#/contracts/engine';
import {
  type Bin,
  binsSql,
  type ColumnFacts,
  factsSql,
  type ProfileSubject,
  type TopValue,
  topSql,
  type ValueKind,
  valueKind,
} from './profileSql';

export interface ProfiledColumn extends ColumnFacts {
  readonly name: string;
  readonly kind: ValueKind;
  readonly bins: readonly Bin[];
  readonly top: readonly TopValue[];
}

interface Profile {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  /** Those done so far, in the table's order. */
  readonly columns: readonly ProfiledColumn[];
  readonly failure: Failure | null;
}

export interface ColumnOfSubject {
  readonly name: string;
  readonly type: string;
}

async function profileColumn(
  subject: ProfileSubject,
  {name, type}: ColumnOfSubject,
  signal: AbortSignal,
): Promise<ProfiledColumn> {
  const kind = valueKind(type);
  const [facts] = (await querySql<ColumnFacts>(factsSql(subject, name, kind), {signal})).rows;
  const shared = {...(facts ?? noFacts), name, kind};
  if (kind === 'number' || kind === 'time') {
    const {rows: bins} = await querySql<Bin>(binsSql(subject, name, kind), {signal});
    return {...shared, bins, top: []};
  }
  const {rows: top} = await querySql<TopValue>(topSql(subject, name), {signal});
  return {...shared, bins: [], top};
}

const noFacts: ColumnFacts = {
  rows: 0,
  nulls: 0,
  distinct: 0,
  least: null,
  greatest: null,
  mean: null,
};
const begun: Profile = {state: 'running', columns: [], failure: null};

/** Profiles one column after the other, so that it can be cancelled between and is seen to go on. Begins by itself. */
export function useProfile(subject: ProfileSubject, columns: readonly ColumnOfSubject[]) {
  const [profile, setProfile] = useState<Profile>(begun);
  const running = useRef<AbortController>(null);
  const {relation, rows} = subject;
  const start = useCallback(async () => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const {signal} = mine;
    setProfile(begun);
    const tell = (change: (now: Profile) => Profile) => {
      if (running.current === mine) setProfile(change);
    };
    try {
      for (const column of columns) {
        const done = await profileColumn({relation, rows}, column, signal);
        tell((now) => ({...now, columns: [...now.columns, done]}));
      }
      tell((now) => ({...now, state: 'done'}));
    } catch (thrown) {
      const {code, message} = AppError.from(thrown);
      const isCancel = code === 'cancelled';
      tell((now) => ({
        ...now,
        state: isCancel ? 'cancelled' : 'failed',
        failure: isCancel ? null : {code, message},
      }));
    }
  }, [relation, rows, columns]);
  useEffect(() => {
    void start();
    return () => running.current?.abort();
  }, [start]);
  const cancel = useCallback(() => running.current?.abort(), []);
  return {profile, start, cancel};
}
