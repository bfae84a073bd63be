import {type Feed, numberIn, textIn, timeIn} from './feed';
import type {DeliveredRow} from './lake';

/** When a session was not green, read off race control's messages one by one: a state machine, to hold the SQL against. */

export interface TrackPeriod {
  readonly status: 'RED' | 'SC' | 'VSC' | 'YELLOW';
  readonly sector: number | null;
  readonly startMs: number;
  endMs: number | null;
}

function openedBy(row: DeliveredRow): TrackPeriod['status'] | null {
  const [flag, message] = [textIn(row, 'flag'), textIn(row, 'message') ?? ''];
  if (flag === 'RED') return 'RED';
  if (flag?.endsWith('YELLOW')) return 'YELLOW';
  if (textIn(row, 'category') !== 'SafetyCar' || !message.includes('DEPLOYED')) return null;
  return /VSC|VIRTUAL/.test(message) ? 'VSC' : 'SC';
}

const isRestart = (row: DeliveredRow): boolean =>
  textIn(row, 'flag') === 'GREEN' ||
  (textIn(row, 'category') === 'SessionStatus' &&
    /STARTED|RESUMED/.test(textIn(row, 'message') ?? ''));

function ends(row: DeliveredRow, {status, sector}: TrackPeriod): boolean {
  const flag = textIn(row, 'flag');
  if (isRestart(row)) return true;
  if (status === 'RED') return false;
  if (flag === 'RED' || (flag === 'CLEAR' && textIn(row, 'scope') === 'Track')) return true;
  if (status === 'YELLOW') return flag === 'CLEAR' && numberIn(row, 'sector') === sector;
  return flag === 'CHEQUERED' || (status === 'VSC' && openedBy(row) === 'SC');
}

export function trackPeriods(feed: Feed): readonly TrackPeriod[] {
  const periods: TrackPeriod[] = [];
  const order = (a: DeliveredRow, b: DeliveredRow) =>
    (timeIn(a, 'date') ?? 0) - (timeIn(b, 'date') ?? 0) ||
    ((textIn(a, 'message') ?? '') < (textIn(b, 'message') ?? '') ? -1 : 1);
  for (const row of feed('race_control').toSorted(order)) {
    const at = timeIn(row, 'date') ?? 0;
    const open = periods.filter((period) => period.endMs === null);
    for (const period of open) if (ends(row, period)) period.endMs = at;
    const status = openedBy(row);
    const sector = status === 'YELLOW' ? numberIn(row, 'sector') : null;
    const isOpen = open.some((p) => p.endMs === null && p.status === status && p.sector === sector);
    if (status !== null && !isOpen) periods.push({status, sector, startMs: at, endMs: null});
  }
  return periods;
}
