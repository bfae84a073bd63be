import type {TableColumn} from '#/charts/tableColumn';
import {lapAt} from '#/domain/replay/lapAt';
import {clockText} from './clockText';
import type {ReplayModel} from './replayModel';

/** Table view and CSV of a replay: every change of place, as timing told it. */
export const orderColumns: readonly TableColumn[] = [
  {name: 'time', label: 'Time', type: 'VARCHAR', doc: 'Since the first lap in the lake'},
  {name: 'lap', label: 'Lap', type: 'BIGINT', doc: "The driver's"},
  {name: 'driver', label: 'Driver', type: 'VARCHAR'},
  {name: 'position', label: 'Place', type: 'BIGINT'},
];

export function orderTable({cars}: ReplayModel, nameOf: (driver: number) => string) {
  return cars
    .flatMap(({driver, laps, places}) =>
      places.seconds.map((at, i) => ({
        at,
        time: clockText(at),
        lap: lapAt(laps, at)?.lap ?? null,
        driver: nameOf(driver),
        position: places.positions[i] ?? null,
      })),
    )
    .toSorted((a, b) => a.at - b.at);
}
