import type {Drawing} from '#/charts/drawing';
import {type ControlKind, controlKind, controlKinds} from '#/domain/controlKind';
import {clockText} from './clock';
import type {ControlRow, TrackPeriodRow} from './storyRows';

export interface ControlMark extends ControlRow {
  readonly kind: ControlKind;
}

export const controlMarks = (rows: readonly ControlRow[]): readonly ControlMark[] =>
  rows.map((row) => ({...row, kind: controlKind(row)}));

const inks: Readonly<Record<ControlKind, string>> = {
  Session: 'var(--series-3)',
  'Red flag': 'var(--bad)',
  'Safety car': 'var(--warn)',
  'Yellow flag': 'var(--series-6)',
  Steward: 'var(--series-4)',
  'Track limits': 'var(--series-5)',
  'Blue flag': 'var(--series-1)',
  Other: 'var(--series-8)',
};

const laneOf: Readonly<Record<string, ControlKind>> = {
  RED: 'Red flag',
  SC: 'Safety car',
  VSC: 'Safety car',
  YELLOW: 'Yellow flag',
};

interface ControlChart {
  readonly marks: readonly ControlMark[];
  readonly periods: readonly TrackPeriodRow[];
}

/** Messages of race control over time, a lane per kind; what lasted is a bar. */
export function controlDrawing({marks, periods}: ControlChart): Drawing {
  const lastMs = Math.max(0, ...marks.map(({at_ms: at}) => at));
  const lanes = controlKinds.filter((kind) => marks.some((mark) => mark.kind === kind));
  const lane = ({status}: TrackPeriodRow) => laneOf[status] ?? 'Other';
  return (plot, width) => ({
    height: lanes.length * 28 + 54,
    marginLeft: 76,
    marginRight: 14,
    marginTop: 8,
    marginBottom: 42,
    x: {
      type: 'utc',
      label: 'Time of day (UTC)',
      grid: true,
      ticks: width < 500 ? 4 : 8,
      tickFormat: clockText,
    },
    y: {label: null, domain: lanes, tickSize: 0},
    marks: [
      plot.barX(
        periods.filter((period) => lanes.includes(lane(period))),
        {
          x1: 'start_ms',
          x2: (period: TrackPeriodRow) => period.end_ms ?? lastMs,
          y: lane,
          insetTop: 6,
          insetBottom: 6,
          rx: 2,
          fill: {value: (period: TrackPeriodRow) => inks[lane(period)], scale: null},
          fillOpacity: 0.35,
        },
      ),
      plot.dot(marks, {
        x: 'at_ms',
        y: 'kind',
        r: 4,
        fill: {value: ({kind}: ControlMark) => inks[kind], scale: null},
        stroke: 'var(--bg-raised)',
        strokeWidth: 0.75,
      }),
      plot.tip(
        marks,
        plot.pointer({
          x: 'at_ms',
          y: 'kind',
          lineHeight: 1.35,
          lineWidth: 26,
          maxRadius: 40,
          title: (mark: ControlMark) =>
            `${clockText(mark.at_ms)} UTC${mark.lap_number === null ? '' : `, lap ${mark.lap_number}`}\n${mark.message ?? ''}`,
        }),
      ),
    ],
  });
}
