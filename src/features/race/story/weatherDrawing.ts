import type {Drawing} from '#/charts/drawing';
import {clockText} from './clock';
import type {WeatherRow} from './storyRows';

/** A line of the chart: one measurement over time. */
interface WeatherLine {
  readonly field: 'air_c' | 'track_c' | 'humidity_percent' | 'wind_ms' | 'pressure_mbar';
  readonly name: string;
  readonly colour: string;
  readonly dash?: string;
}

export interface WeatherKind {
  readonly label: string;
  readonly unit: string;
  readonly lines: readonly WeatherLine[];
}

export const weatherKinds = {
  temperature: {
    label: 'Temperature',
    unit: '°C',
    lines: [
      {field: 'track_c', name: 'Track', colour: 'var(--series-2)'},
      {field: 'air_c', name: 'Air', colour: 'var(--series-1)', dash: '5 3'},
    ],
  },
  humidity: {
    label: 'Humidity',
    unit: '%',
    lines: [{field: 'humidity_percent', name: 'Humidity', colour: 'var(--series-7)'}],
  },
  wind: {
    label: 'Wind speed',
    unit: 'm/s',
    lines: [{field: 'wind_ms', name: 'Wind', colour: 'var(--series-3)'}],
  },
  pressure: {
    label: 'Air pressure',
    unit: 'mbar',
    lines: [{field: 'pressure_mbar', name: 'Pressure', colour: 'var(--series-4)'}],
  },
} as const satisfies Readonly<Record<string, WeatherKind>>;

interface Sample {
  readonly at: number;
  readonly value: number | null;
  readonly line: WeatherLine;
}

/** One kind of measurement over the time of day; minutes with rain are shaded. */
export function weatherDrawing(rows: readonly WeatherRow[], kind: WeatherKind): Drawing {
  const samples = kind.lines.flatMap((line) =>
    rows.map((row): Sample => ({at: row.at_ms, value: row[line.field], line})),
  );
  const known = samples.filter(({value}) => value !== null);
  const ends = kind.lines.flatMap((line) => known.findLast((sample) => sample.line === line) ?? []);
  const wet = rows.flatMap((row, i) =>
    row.is_raining === true
      ? [{from: row.at_ms, to: rows[i + 1]?.at_ms ?? row.at_ms + 60_000}]
      : [],
  );
  return (plot, width) => ({
    height: 240,
    marginLeft: 44,
    marginRight: 58,
    marginTop: 20,
    marginBottom: 42,
    x: {type: 'utc', label: 'Time of day (UTC)', ticks: width < 500 ? 4 : 8, tickFormat: clockText},
    y: {label: `${kind.label} (${kind.unit})`, grid: true, ticks: 5, nice: true},
    marks: [
      plot.rect(wet, {x1: 'from', x2: 'to', fill: 'var(--accent)', fillOpacity: 0.18}),
      ...kind.lines.map((line) =>
        plot.lineY(
          samples.filter((sample) => sample.line === line),
          {
            x: 'at',
            y: 'value',
            stroke: line.colour,
            strokeWidth: 2,
            ...(line.dash === undefined ? {} : {strokeDasharray: line.dash}),
          },
        ),
      ),
      plot.text(ends, {
        x: 'at',
        y: 'value',
        dx: 5,
        textAnchor: 'start',
        text: ({line}: Sample) => line.name,
        fill: 'var(--text)',
        fontWeight: 550,
      }),
      plot.tip(
        known,
        plot.pointer({
          x: 'at',
          y: 'value',
          lineHeight: 1.35,
          maxRadius: 60,
          title: ({at, value, line}: Sample) =>
            `${clockText(at)} UTC\n${line.name}: ${value} ${kind.unit}`,
        }),
      ),
    ],
  });
}
