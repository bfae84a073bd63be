import {useMemo} from 'react';
import {type Neutralisation, neutralisations} from '#/domain/neutralisations';
import {messagesQuery} from './sessionQueries';
import {useRows} from './useRows';

/**
 * Safety car, virtual safety car and red flag periods of a race, by lap of the leader. None outside races, whose
 * messages name no lap, and none without race control. Suspends.
 */
export function usePeriods(sessionKey: number): readonly Neutralisation[] {
  const rows = useRows(messagesQuery(sessionKey));
  return useMemo(() => {
    const messages = rows.map((row) => ({
      at: row.at_ms,
      lap: row.lap_number,
      category: row.category ?? '',
      flag: row.flag,
      message: row.message ?? '',
    }));
    const lastLap = Math.max(0, ...messages.map((message) => message.lap ?? 0));
    return neutralisations(messages, lastLap);
  }, [rows]);
}
