import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {lapTimeText} from '#/domain/lapTimeText';
import type {IdealLap} from './idealLaps';

/** A ring at the ideal lap, a dot at the real one, and what lies between. */
export function idealDrawing(
  laps: readonly IdealLap[],
  lookOf: (driver: number) => DriverLook,
): Drawing {
  const colour = {value: ({driver}: IdealLap) => lookOf(driver).colour, scale: null} as const;
  return (plot, width) => ({
    height: laps.length * 22 + 58,
    marginLeft: 44,
    marginRight: 50,
    marginTop: 8,
    marginBottom: 42,
    x: {
      label: 'Lap time (m:ss)',
      grid: true,
      ticks: width < 500 ? 4 : 8,
      tickFormat: (s: number) => lapTimeText(s).slice(0, -2),
    },
    y: {
      label: null,
      domain: laps.map(({driver}) => driver),
      tickFormat: (n: number) => lookOf(n).acronym,
      tickSize: 0,
    },
    marks: [
      plot.ruleY(laps, {y: 'driver', x1: 'idealS', x2: 'bestS', stroke: colour, strokeWidth: 2}),
      plot.dot(laps, {y: 'driver', x: 'idealS', r: 4, stroke: colour, fill: 'var(--bg-raised)'}),
      plot.dot(laps, {y: 'driver', x: 'bestS', r: 4, fill: colour}),
      plot.text(laps, {
        y: 'driver',
        x: 'bestS',
        dx: 8,
        textAnchor: 'start',
        text: ({leftS}: IdealLap) => `+${leftS.toFixed(3)}`,
        fill: 'var(--text)',
      }),
      plot.tip(
        laps,
        plot.pointerY({
          y: 'driver',
          x: 'bestS',
          lineHeight: 1.35,
          maxRadius: 400,
          title: ({driver, bestS, idealS, leftS}: IdealLap) =>
            `${lookOf(driver).fullName}\nBest lap ${lapTimeText(bestS)}\nIdeal lap ${lapTimeText(idealS)}\n${leftS.toFixed(3)} s left on the track`,
        }),
      ),
    ],
  });
}
