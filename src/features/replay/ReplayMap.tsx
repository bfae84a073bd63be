import {useCallback} from 'react';
import type {DriverLook} from '#/charts/driverLook';
import {raceMoment} from '#/domain/replay/raceMoment';
import {Canvas, type Surface} from '#/ui/Canvas';
import {drawCars, drawCircuit} from './drawReplay';
import type {ReplayClockStore} from './replayClock';
import type {ReplayModel} from './replayModel';

interface ReplayMapProps {
  readonly model: ReplayModel;
  readonly clock: ReplayClockStore;
  readonly lookOf: (driver: number) => DriverLook;
}

/** The cars on the circuit. */
export function ReplayMap({model, clock, lookOf}: ReplayMapProps) {
  const draw = useCallback(
    (surface: Surface) => {
      const {at} = clock.getState();
      const moment = raceMoment(model.cars, model.periods, at);
      if (model.path) drawCircuit(surface, model.path, moment.status);
      drawCars(surface, {model, moment, at, lookOf});
    },
    [model, clock, lookOf],
  );
  const follow = useCallback((redraw: () => void) => clock.subscribe(redraw), [clock]);
  return (
    <Canvas
      draw={draw}
      follow={follow}
      height={520}
      role="img"
      aria-label="Map of the circuit with the cars; the list beside it has their order"
    />
  );
}
