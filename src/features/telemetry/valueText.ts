import {absent, gapText} from '#/domain/lapTimeText';
import type {ComparedLap} from './comparison';
import {type StripId, stripValue} from './strips';

const texts: Readonly<Record<StripId, (value: number) => string>> = {
  delta: (value) => `${gapText(value)} s`,
  speed: (value) => `${value.toFixed(0)} km/h`,
  throttle: (value) => `${value.toFixed(0)} %`,
  brake: (value) => (value > 0 ? 'on' : 'off'),
  gear: (value) => (value === 0 ? 'neutral' : String(value)),
  rpm: (value) => `${(Math.round(value / 10) * 10).toLocaleString('en-GB')} rpm`,
  drs: (value) => (value > 0 ? 'open' : 'shut'),
};

/** A lap's value at a distance with its unit, a dash where it is not known. */
export function valueText(strip: StripId, lap: ComparedLap, metres: number): string {
  const value = stripValue(strip, lap, metres);
  return Number.isFinite(value) ? texts[strip](value) : absent;
}
