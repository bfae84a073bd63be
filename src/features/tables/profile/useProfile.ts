import {useEffect, useMemo, useRef, useState} from 'react';
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
  /** Identifies something: its numbers are names. */
  readonly isKey: boolean;
}

async function profileColumn(
  subject: ProfileSubject,
  {name, type, isKey}: ColumnOfSubject,
  signal: AbortSignal,
): Promise<ProfiledColumn> {
  const found = valueKind(type);
  const kind = isKey && found === 'number' ? 'words' : found;
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
export function useProfile({relation, rows}: ProfileSubject, columns: readonly ColumnOfSubject[]) {
  const [attempt, setAttempt] = useState(0);
  const request = useMemo(
    () => ({subject: {relation, rows}, columns, attempt}),
    [relation, rows, columns, attempt],
  );
  const [told, setTold] = useState({of: request, profile: begun});
  const running = useRef<AbortController>(null);
  useEffect(() => {
    const mine = new AbortController();
    running.current = mine;
    let isLeft = false;
    void follow(request, mine.signal, (profile) => {
      if (!isLeft) setTold({of: request, profile});
    });
    return () => {
      isLeft = true;
      mine.abort();
    };
  }, [request]);
  return {
    profile: told.of === request ? told.profile : begun,
    start: () => setAttempt(attempt + 1),
    cancel: () => running.current?.abort(),
  };
}

interface ProfileRequest {
  readonly subject: ProfileSubject;
  readonly columns: readonly ColumnOfSubject[];
}

async function follow(
  {subject, columns}: ProfileRequest,
  signal: AbortSignal,
  tell: (profile: Profile) => void,
): Promise<void> {
  const done: ProfiledColumn[] = [];
  try {
    for (const column of columns) {
      done.push(await profileColumn(subject, column, signal));
      tell({state: 'running', columns: [...done], failure: null});
    }
    tell({state: 'done', columns: done, failure: null});
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    if (code === 'cancelled') tell({state: 'cancelled', columns: done, failure: null});
    else tell({state: 'failed', columns: done, failure: {code, message}});
  }
}
