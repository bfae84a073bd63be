import {useCallback, useMemo, useState} from 'react';
import type {TableName} from '#/lakehouse/define';
import type {Picking} from './PipelineGraph';
import {type RunKind, runWords} from './runKinds';

/** What a person has set up to run. */
export interface RunChoice {
  readonly kind: RunKind;
  readonly onKind: (kind: RunKind) => void;
  /** Tables ticked, in the order of ticking; also those the kind is not about. */
  readonly picked: readonly TableName[];
  readonly onPick: (table: TableName) => void;
  readonly onClear: () => void;
  /** Null where no tables are asked for. */
  readonly picking: Picking | null;
}

export function useRunChoice(): RunChoice {
  const [kind, onKind] = useState<RunKind>('update');
  const [picked, setPicked] = useState<readonly TableName[]>([]);
  const onPick = useCallback(
    (table: TableName) =>
      setPicked((before) =>
        before.includes(table) ? before.filter((name) => name !== table) : [...before, table],
      ),
    [],
  );
  const onClear = useCallback(() => setPicked([]), []);
  const picking = useMemo((): Picking | null => {
    const {chooses} = runWords(kind);
    if (chooses === null) return null;
    const mayPick = (table: TableName) => chooses === 'any' || table.startsWith('bronze_');
    return {picked, mayPick, onPick};
  }, [kind, picked, onPick]);
  return {kind, onKind, picked, onPick, onClear, picking};
}
