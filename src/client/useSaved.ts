import {useMutation} from '@tanstack/react-query';
import {useState} from 'react';

export interface Saved<T> {
  /** What was wanted last, until it is saved or has failed; then what is kept. */
  readonly shown: T;
  readonly change: (wanted: T) => void;
  readonly error: Error | null;
}

/**
 * A value that is saved as it is changed. A mutation tells that it is under way only a moment after the click: a box
 * that waited for it would jump back meanwhile.
 */
export function useSaved<T>(kept: T, save: (wanted: T) => Promise<unknown>): Saved<T> {
  const [wanted, setWanted] = useState<{readonly value: T} | null>(null);
  const {mutate, error} = useMutation({
    mutationFn: save,
    onSettled: (_result, _error, value) =>
      setWanted((newest) => (newest?.value === value ? null : newest)),
  });
  return {
    shown: wanted ? wanted.value : kept,
    change(value) {
      setWanted({value});
      mutate(value);
    },
    error,
  };
}
