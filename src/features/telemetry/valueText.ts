import {absent, gapText} from '#/domain/lapTimeText';
import type {ComparedLap} from './comparison';
import {type StripId, stripValue} from './strips';

/** A lap's value at a distance with its unit, a dash where it is not known. */
export function valueText(strip: StripId, lap: ComparedLap, metres: number): string {
  const value = stripValue(strip, lap, metres);
  if (!Number.isFinite(value)) return absent;
  switch (strip) {
    case 'delta':
      return `${gapText(value)} s`;
    case 'speed':
      return `${value.toFixed(0)} km/h`;
    case 'throttle':
      return `${value.toFixed(0)} %`;
    case 'brake':
      return value > 0 ? 'on' : 'off';
    case 'gear':
      return value === 0 ? 'neutral' : String(value);
    case 'rpm':
      return `${(Math.round(value / 10) * 10).toLocaleString('en-GB')} rpm`;
    case 'drs':
      return value > 0 ? 'open' : 'shut';
  }
}
