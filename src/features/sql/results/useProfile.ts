import {useEffect, useState} from 'react';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import type {Failure} from '#/contracts/engine';
import type {ResultProfile} from '#/contracts/query';

interface ProfileStand {
  readonly id: string;
  readonly profile: ResultProfile | null;
  readonly failure: Failure | null;
}

/** What stands in the columns of a result, while it is wanted; cancelled when it is not any more. */
export function useProfile(id: string, isWanted: boolean): Omit<ProfileStand, 'id'> {
  const [stand, setStand] = useState<ProfileStand | null>(null);
  const isThere = stand?.id === id && stand.profile !== null;
  useEffect(() => {
    if (!isWanted || isThere) return undefined;
    const controller = new AbortController();
    engine.profileResult({id}, {signal: controller.signal}).then(
      (profile) => setStand({id, profile, failure: null}),
      (thrown: unknown) => {
        const failure = toFailure(thrown);
        if (failure.code !== 'cancelled') setStand({id, profile: null, failure});
      },
    );
    return () => controller.abort();
  }, [id, isWanted, isThere]);
  return stand?.id === id ? stand : {profile: null, failure: null};
}
