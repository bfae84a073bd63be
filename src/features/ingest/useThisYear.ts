import {useState} from 'react';

/** The calendar year when the screen was opened. */
export function useThisYear(): number {
  const [year] = useState(() => new Date().getFullYear());
  return year;
}
