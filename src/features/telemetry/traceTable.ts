import type {TableColumn} from '#/charts/tableColumn';
import type {ComparedLap} from './comparison';
import {stripValue} from './strips';

/** Table view and CSV of traces: a row a sample. */
export const traceColumns: readonly TableColumn[] = [
  {name: 'lap', label: 'Lap', type: 'VARCHAR'},
  {
    name: 'distance',
    label: 'Distance (m)',
    type: 'DOUBLE',
    doc: 'Over the length of the first lap',
  },
  {name: 'elapsed', label: 'Time (s)', type: 'DOUBLE'},
  {name: 'delta', label: 'Behind the first (s)', type: 'DOUBLE'},
  {name: 'speed', label: 'Speed (km/h)', type: 'DOUBLE'},
  {name: 'throttle', label: 'Throttle (%)', type: 'DOUBLE'},
  {name: 'brake', label: 'Brake (%)', type: 'DOUBLE'},
  {name: 'gear', label: 'Gear', type: 'DOUBLE'},
  {name: 'rpm', label: 'Engine (rpm)', type: 'DOUBLE'},
  {name: 'drs', label: 'DRS open', type: 'DOUBLE', doc: '1 open, 0 shut'},
];

/** Null where the car sent no value. */
export function traceTable(laps: readonly ComparedLap[]) {
  return laps.flatMap((lap) => {
    const {distanceM, elapsedS, values} = lap.trace;
    return Array.from(distanceM, (metres, i) => ({
      lap: lap.name,
      distance: rounded(metres, 1),
      elapsed: rounded(elapsedS[i], 3),
      delta: rounded(stripValue('delta', lap, metres), 3),
      speed: rounded(values.speed[i], 0),
      throttle: rounded(values.throttle[i], 0),
      brake: rounded(values.brake[i], 0),
      gear: rounded(values.gear[i], 0),
      rpm: rounded(values.rpm[i], 0),
      drs: rounded(values.drs[i], 0),
    }));
  });
}

/** Not by way of text, of which it would be a hundred thousand. */
function rounded(value: number | undefined, digits: number): number | null {
  if (value === undefined || !Number.isFinite(value)) return null;
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
