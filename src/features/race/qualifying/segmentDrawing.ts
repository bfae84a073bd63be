import {quantile} from '#/base/quantile';
import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {gapText, lapTimeText} from '#/domain/lapTimeText';
import {type CutLine, cutLines, type SegmentLap} from './segments';

type LookOf = (driver: number) => DriverLook;

/** Gap to the best of each segment, drivers in the order of the result, with the line that cut the field. */
export function segmentDrawing(
  laps: readonly SegmentLap[],
  drivers: readonly number[],
  lookOf: LookOf,
): Drawing {
  const own = laps.filter(({driver}) => drivers.includes(driver));
  const rows = drivers.filter((driver) => own.some((lap) => lap.driver === driver));
  const gaps = laps.map(({gapS}) => gapS).toSorted((a, b) => a - b);
  const most = Math.max((quantile(gaps, 0.95) ?? 1) * 1.3, 0.05);
  const x = (lap: SegmentLap) => Math.min(lap.gapS, most);
  const fill = {value: ({driver}: SegmentLap) => lookOf(driver).colour, scale: null} as const;
  const place = {fx: 'segment', y: 'driver'} as const;
  return (plot, width) => ({
    height: rows.length * 22 + 94,
    marginLeft: 44,
    marginRight: 12,
    marginTop: 48,
    marginBottom: 42,
    fx: {label: null, padding: 0.1, tickPadding: 18},
    x: {
      label: 'Behind the best of the segment (s)',
      domain: [0, most],
      ticks: width < 560 ? 2 : 4,
      grid: true,
    },
    y: {label: null, domain: rows, tickFormat: (n: number) => lookOf(n).acronym, tickSize: 0},
    marks: [
      plot.ruleX(cutLines(laps), {
        fx: 'segment',
        x: 'gapS',
        stroke: 'var(--bad)',
        strokeDasharray: '4 3',
      }),
      plot.text(cutLines(laps), {
        fx: 'segment',
        x: 'gapS',
        frameAnchor: 'top',
        dy: -8,
        text: ({gapS}: CutLine) => `${width < 560 ? '' : 'cut '}${gapText(gapS)}`,
        fill: 'var(--bad)',
        fontWeight: 600,
      }),
      plot.ruleY(own, {...place, x1: 0, x2: x, stroke: fill, strokeOpacity: 0.4, strokeWidth: 3}),
      plot.dot(own, {...place, x, r: 4, fill, stroke: 'var(--bg-raised)'}),
      plot.tip(
        own,
        plot.pointer({
          ...place,
          x,
          lineHeight: 1.35,
          maxRadius: 80,
          title: (lap: SegmentLap) => lapTitle(lap, lookOf(lap.driver).fullName),
        }),
      ),
    ],
  });
}

function lapTitle({segment, timeS, gapS, toCutS}: SegmentLap, name: string): string {
  const cut =
    toCutS === null
      ? ''
      : toCutS > 0
        ? `\nMissed the cut by ${toCutS.toFixed(3)} s`
        : `\n${(-toCutS).toFixed(3)} s inside the cut`;
  return `${name}, ${segment}\n${lapTimeText(timeS)} (${gapText(gapS)})${cut}`;
}
