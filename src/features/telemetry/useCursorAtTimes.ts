import {useEffect, useState} from 'react';
import type {TraceViewStore} from './traceView';

const everyMs = 120;

/** The cursor for what is read rather than followed with the eye: at most eight times a second, and where it came to rest. */
export function useCursorAtTimes(view: TraceViewStore): number | null {
  const [cursor, setCursor] = useState(() => view.getState().cursor);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      setCursor(view.getState().cursor);
    };
    const stop = view.subscribe((now, before) => {
      if (now.cursor !== before.cursor) timer ??= setTimeout(tell, everyMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [view]);
  return cursor;
}
