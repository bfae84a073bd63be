import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {plural} from '#/base/format';
import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import type {LongRun} from '#/domain/longRuns';

interface RunLap {
  readonly key: string;
  readonly run: LongRun;
  readonly timeS: number;
}

const runKey = (run: LongRun): string => `${run.driver}/${run.fromLap}`;

/** A row per run, quickest median first: a dot per lap, a bar at the median, tyre and laps at the side. */
export function longRunDrawing(
  runs: readonly LongRun[],
  lookOf: (driver: number) => DriverLook,
): Drawing {
  const byKey = new Map(runs.map((run) => [runKey(run), run]));
  const laps = runs.flatMap((run) =>
    run.lapTimesS.map((timeS): RunLap => ({key: runKey(run), run, timeS})),
  );
  const name = (key: string): string => {
    const run = byKey.get(key);
    return run
      ? `${lookOf(run.driver).acronym} ${compoundOf(run.compound).letter} ${run.lapTimesS.length}`
      : '';
  };
  return (plot, width) => ({
    height: runs.length * 24 + 58,
    marginLeft: 70,
    marginRight: 14,
    marginTop: 8,
    marginBottom: 42,
    x: {
      label: 'Lap time (m:ss)',
      grid: true,
      ticks: width < 500 ? 4 : 8,
      tickFormat: (s: number) => lapTimeText(s).slice(0, -2),
    },
    y: {label: null, domain: [...byKey.keys()], tickFormat: name, tickSize: 0},
    marks: [
      plot.dot(laps, {
        x: 'timeS',
        y: 'key',
        r: 3,
        fillOpacity: 0.7,
        fill: {value: ({run}: RunLap) => lookOf(run.driver).colour, scale: null},
      }),
      plot.tickX(runs, {
        x: 'medianS',
        y: runKey,
        stroke: 'var(--text)',
        strokeWidth: 2.5,
        insetTop: 4,
        insetBottom: 4,
      }),
      plot.tip(
        runs,
        plot.pointerY({
          x: 'medianS',
          y: runKey,
          lineHeight: 1.35,
          maxRadius: 400,
          title: (run: LongRun) => runTitle(run, lookOf(run.driver).fullName),
        }),
      ),
    ],
  });
}

function runTitle(run: LongRun, name: string): string {
  const leftOut = run.toLap - run.fromLap + 1 - run.lapTimesS.length;
  const age = run.tyreAge === null ? '' : `, ${plural(run.tyreAge, 'lap')} old at its start`;
  return [
    `${name}, laps ${run.fromLap} to ${run.toLap}`,
    `${compoundOf(run.compound).label}${age}`,
    `Median ${lapTimeText(run.medianS)} of ${run.lapTimesS.length} laps${leftOut > 0 ? `, ${leftOut} slow left out` : ''}`,
  ].join('\n');
}
