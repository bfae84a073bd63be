import type {DriverLook} from '#/charts/driverLook';
import type {Drawing, Plot} from '#/charts/drawing';
import type {HeatCell} from './heatMap';

interface HeatMapChart {
  readonly cells: readonly HeatCell[];
  /** Car numbers in the order of the standings. */
  readonly drivers: readonly number[];
  /** Columns in the order of the season, with where they are. */
  readonly columns: readonly {readonly column: string; readonly place: string}[];
  readonly shows: 'place' | 'points';
  readonly lookOf: (driver: number) => DriverLook;
}

/** The narrowest a cell may be for two figures. */
const leastCell = 21;

/** And the widest, in a season of few races. */
const widestCell = 72;

/** Drivers by races and sprints; the more points, the deeper the cell. Where there is little room, races by drivers. */
export function heatMapDrawing(chart: HeatMapChart): Drawing {
  const {cells, drivers, columns, lookOf} = chart;
  return (plot, width) => {
    const isUpright = (width - 56) / Math.max(1, columns.length) >= leastCell;
    const names = columns.map(({column}) => column);
    const driverAxis = {
      label: null,
      domain: drivers,
      tickFormat: (driver: number) => lookOf(driver).acronym,
      tickSize: 0,
    };
    const columnAxis = {label: 'Round, S: sprint', domain: names, tickSize: 0};
    return isUpright
      ? {
          height: drivers.length * 24 + 56,
          marginLeft: 44,
          marginRight: Math.max(4, width - 44 - columns.length * widestCell),
          marginTop: 34,
          marginBottom: 8,
          x: {...columnAxis, axis: 'top', labelAnchor: 'left', labelOffset: 30},
          y: driverAxis,
          marks: marks(plot, chart, {x: 'column', y: 'driver'}),
        }
      : {
          height: names.length * 22 + 66,
          marginLeft: 34,
          marginRight: 2,
          marginTop: 48,
          marginBottom: 8,
          x: {...driverAxis, axis: 'top', tickRotate: -90},
          y: {...columnAxis, label: null},
          marks: marks(plot, {...chart, cells: cells.map(shortened)}, {x: 'driver', y: 'column'}),
        };
  };
}

interface Channels {
  readonly x: string;
  readonly y: string;
}

/** Three letters do not fit a narrow cell. */
const shortened = (cell: HeatCell): HeatCell =>
  cell.position === null ? {...cell, text: '×'} : cell;

function marks(plot: Plot, {cells, shows, lookOf}: HeatMapChart, channels: Channels) {
  const textOf = ({text, points}: HeatCell) =>
    shows === 'place' ? text : points === null ? '–' : String(points);
  return [
    plot.cell(cells, {
      ...channels,
      fill: {value: (cell: HeatCell) => shade(cell.share), scale: null},
      inset: 0.75,
      rx: 2,
    }),
    plot.cell(
      cells.filter(({position}) => position === 1),
      {...channels, fill: 'none', stroke: 'var(--text)', strokeWidth: 1.25, inset: 1.25, rx: 2},
    ),
    plot.text(cells, {
      ...channels,
      text: textOf,
      fontSize: 10,
      fontWeight: 550,
      fill: {
        value: ({share}: HeatCell) => (share > 0 ? 'var(--text)' : 'var(--text-muted)'),
        scale: null,
      },
    }),
    plot.tip(
      cells,
      plot.pointer({
        ...channels,
        lineHeight: 1.35,
        maxRadius: 60,
        title: (cell: HeatCell) => heatTitle(cell, lookOf(cell.driver).fullName),
      }),
    ),
  ];
}

/** Pale for few points, up to a shade on which text reads in both themes. */
const shade = (share: number): string =>
  share === 0
    ? 'var(--bg-sunken)'
    : `color-mix(in srgb, var(--accent) ${Math.round(8 + 40 * share)}%, var(--bg-raised))`;

export function heatTitle(cell: HeatCell, name: string): string {
  const {column, place, isSprint, position, grid, points, status} = cell;
  return [
    name,
    `Round ${column.replace('S', '')}, ${place}, ${isSprint ? 'sprint' : 'race'}`,
    position === null
      ? status
      : `P${position}${status === 'Finished' ? '' : `, ${status.toLowerCase()}`}`,
    grid === null ? 'Grid unknown' : `Started from P${grid}`,
    points === null ? 'Points unknown' : `${points} points`,
  ].join('\n');
}
