import type {ReplayModel} from './replayModel';

type Cars = Pick<ReplayModel, 'cars'>;

/** Whether the lake knows the order of at least one car. */
export const isOrdered = ({cars}: Cars): boolean =>
  cars.some(({places}) => places.positions.length > 0);

/** What a replay knows of where its cars are, and of their order. */
export function replayFinding(model: Cars): string {
  const located = model.cars.filter(({track}) => track !== null).length;
  return [
    locatedWords(located, model.cars.length),
    ...(isOrdered(model)
      ? []
      : ['Nobody knows their order: the lake has no position of this session.']),
  ].join(' ');
}

function locatedWords(located: number, all: number): string {
  if (all === 1) return 'The one car with laps is where it was located, once a second.';
  return located === all
    ? `All ${all} cars are where they were located, once a second.`
    : `${located} of ${all} cars are where they were located, once a second; the hollow ones are not located and stand where the time of their lap puts them.`;
}
