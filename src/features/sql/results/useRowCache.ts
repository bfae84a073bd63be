import {useMemo, useState} from 'react';
import {toFailure} from '#/client/lake';
import {engine} from '#/client/engine';
import type {Failure} from '#/contracts/engine';
import type {ResultColumn} from '#/contracts/query';
import {createRowCache, type RowCache} from './rowCache';
import {rowStretch} from './resultRows';

interface CachedRows {
  readonly cache: RowCache;
  /** Changes when there are rows that were not there. */
  readonly version: number;
  /** Why rows did not come. */
  readonly failure: Failure | null;
}

/** The rows of a result, fetched as they are wanted. Another result has another cache. */
export function useRowCache(id: string, columns: readonly ResultColumn[]): CachedRows {
  const [version, setVersion] = useState(0);
  const [failed, setFailed] = useState<{readonly id: string; readonly failure: Failure} | null>(
    null,
  );
  const cache = useMemo(
    () =>
      createRowCache({
        fetch: (firstRow, count) => engine.resultRows({id, firstRow, count}),
        decode: (rows) => rowStretch(rows, columns),
        onRows: () => setVersion((now) => now + 1),
        onFailure: (error) => setFailed({id, failure: toFailure(error)}),
      }),
    [id, columns],
  );
  return {cache, version, failure: failed?.id === id ? failed.failure : null};
}
