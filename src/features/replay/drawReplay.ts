import type {DriverLook} from '#/charts/driverLook';
import type {LapPath} from '#/domain/replay/lapPath';
import type {RaceMoment} from '#/domain/replay/raceMoment';
import {type Place, type TrackFit, trackFit} from '#/domain/trackFit';
import type {Surface} from '#/ui/Canvas';
import {type CarPlace, carPlace, type ReplayModel} from './replayModel';

/** The circuit's ground by the state of the track. */
const grounds: Readonly<Record<RaceMoment['status'], string>> = {
  GREEN: 'var(--line-strong)',
  YELLOW: 'var(--warn)',
  VSC: 'var(--warn)',
  SC: 'var(--warn)',
  RED: 'var(--bad)',
};

/** The circuit, in the colour of the track's state. */
export function drawCircuit(surface: Surface, path: LapPath, status: RaceMoment['status']): void {
  const {context, ink} = surface;
  const fit = fitOf(path, surface);
  context.lineJoin = 'round';
  context.lineWidth = 6;
  context.strokeStyle = ink(grounds[status]);
  context.globalAlpha = status === 'GREEN' ? 1 : 0.55;
  context.beginPath();
  path.forEach((place, i) => {
    const {x, y} = fit(place);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
  context.stroke();
  context.globalAlpha = 1;
}

const fitOf = (path: LapPath, {width, height}: Surface): TrackFit =>
  trackFit(path, {width, height, padding: 40});

/** All cars at a time, the first on top. Hollow: estimated; a diamond: the second car of its team. */
export function drawCars(
  surface: Surface,
  {
    model,
    moment,
    at,
    lookOf,
  }: {
    readonly model: ReplayModel;
    readonly moment: RaceMoment;
    readonly at: number;
    readonly lookOf: (driver: number) => DriverLook;
  },
): void {
  if (!model.path) return;
  const fit = fitOf(model.path, surface);
  const byDriver = new Map(model.cars.map((car) => [car.driver, car]));
  const shown = moment.order.flatMap(({driver, isOut}) => {
    const car = byDriver.get(driver);
    const place = car && !isOut ? carPlace(model, car, at) : null;
    return place ? [{look: lookOf(driver), place: {...place, ...fit(place)}}] : [];
  });
  for (const {look, place} of shown.toReversed()) drawCar(surface, look, place);
  drawNames(surface, shown);
}

function drawCar({context, ink}: Surface, look: DriverLook, {x, y, isEstimated}: CarPlace): void {
  context.beginPath();
  if (look.isSecond) {
    context.moveTo(x, y - 8);
    context.lineTo(x + 8, y);
    context.lineTo(x, y + 8);
    context.lineTo(x - 8, y);
    context.closePath();
  } else context.arc(x, y, 6.5, 0, 2 * Math.PI);
  context.fillStyle = ink(isEstimated ? 'var(--bg-raised)' : look.colour);
  context.fill();
  context.lineWidth = isEstimated ? 3 : 2;
  context.strokeStyle = ink(isEstimated ? look.colour : 'var(--bg-raised)');
  context.stroke();
}

/** Half the size of a name, and where one may stand beside its car, best first. */
const nameSize = {x: 14, y: 6};
const besides = [
  {x: 24, y: 0},
  {x: -24, y: 0},
  {x: 0, y: -16},
  {x: 0, y: 16},
  {x: 22, y: -13},
  {x: -22, y: 13},
] as const;

/** Names beside their cars, the first car's first; one that would cover another is left out. */
function drawNames(
  {context, ink}: Surface,
  cars: readonly {readonly look: DriverLook; readonly place: Place}[],
): void {
  context.font = '600 11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = ink('var(--bg-raised)');
  context.fillStyle = ink('var(--text)');
  const taken: Place[] = cars.map(({place}) => place);
  for (const {look, place} of cars) {
    const free = besides
      .map(({x, y}) => ({x: place.x + x, y: place.y + y}))
      .find((at) =>
        taken.every(
          ({x, y}) => Math.abs(x - at.x) > nameSize.x * 1.6 || Math.abs(y - at.y) > nameSize.y * 2,
        ),
      );
    if (!free) continue;
    taken.push(free);
    context.strokeText(look.acronym, free.x, free.y);
    context.fillText(look.acronym, free.x, free.y);
  }
}
