import {type ReactNode, useRef, useState} from 'react';
import {AppError} from '#/base/errors';
import {importTable} from '#/client/tableImports';
import type {Failure} from '#/contracts/engine';
import type {TableFile, TableImport} from '#/contracts/imports';
import {ErrorNotice} from '#/ui/ErrorNotice';

/** Bringing in tables of one file. */
export interface Bringing {
  readonly bring: (wanted: Omit<TableImport, 'fileId'>) => void;
  readonly cancel: () => void;
  readonly isBusy: boolean;
  /** The table that was made last; null before, and once another is looked at. */
  readonly made: {readonly name: string; readonly rows: number} | null;
  /** Names made so far. */
  readonly names: readonly string[];
  readonly notice: ReactNode;
  /** Another table is looked at. */
  readonly begin: () => void;
}

export function useBringing({fileId}: TableFile): Bringing {
  const running = useRef<AbortController | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Bringing['made']>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const begin = () => {
    setMade(null);
    setFailure(null);
  };
  const run = async (wanted: Omit<TableImport, 'fileId'>): Promise<void> => {
    const mine = new AbortController();
    running.current = mine;
    setBusy(true);
    begin();
    try {
      const rows = await importTable({...wanted, fileId}, mine.signal);
      setMade({name: wanted.name.trim(), rows});
      setNames((before) => [...before, wanted.name.trim()]);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code !== 'cancelled') setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    bring: (wanted) => void run(wanted),
    cancel: () => running.current?.abort(),
    isBusy,
    made,
    names,
    notice: failure && <ErrorNotice failure={failure} />,
    begin,
  };
}
