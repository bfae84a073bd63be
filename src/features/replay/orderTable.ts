import type {TableColumn} from '#/charts/tableColumn';
import {lapAt} from '#/domain/replay/lapAt';
import {clockText} from './clockText';
import type {ReplayCar, ReplayModel} from './replayModel';

/** Table view and CSV of a replay: every change of place, as timing told it; of a car it never placed, the start of each lap. */
export const orderColumns: readonly TableColumn[] = [
  {name: 'time', label: 'Time', type: 'VARCHAR', doc: 'Since the first lap in the lake'},
  {name: 'lap', label: 'Lap', type: 'BIGINT', doc: "The driver's"},
  {name: 'driver', label: 'Driver', type: 'VARCHAR'},
  {name: 'position', label: 'Place', type: 'BIGINT'},
];

export function orderTable({cars}: Pick<ReplayModel, 'cars'>, nameOf: (driver: number) => string) {
  return cars
    .flatMap((car) =>
      momentsOf(car).map(({at, position}) => ({
        at,
        time: clockText(at),
        lap: lapAt(car.laps, at)?.lap ?? null,
        driver: nameOf(car.driver),
        position,
      })),
    )
    .toSorted((a, b) => a.at - b.at);
}

interface Moment {
  readonly at: number;
  readonly position: number | null;
}

function momentsOf({laps, places}: ReplayCar): readonly Moment[] {
  if (places.seconds.length === 0) return laps.map(({start}) => ({at: start, position: null}));
  return places.seconds.map((at, i) => ({at, position: places.positions[i] ?? null}));
}
