import type {ReactNode} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Query} from '#/charts/query';
import type {TableColumn} from '#/charts/tableColumn';
import {absent} from '#/domain/lapTimeText';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import type {DriverSeasonRow} from './driversRows';
import styles from './HeadToHeadPanel.module.css';

/** What drivers' and teams' seasons have in common. */
type Figures = Omit<DriverSeasonRow, 'driver_number' | 'points_finishes'>;

interface SeasonFiguresProps<Row extends Figures> {
  readonly name: string;
  readonly label: string;
  readonly finding: ReactNode;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly nameOf: (row: Row) => string;
  readonly colourOf: (row: Row) => string;
  readonly query: Query<unknown>;
}

/** The figures of a season in a row for each driver or team, in the order of the championship. */
export function SeasonFigures<Row extends Figures>(props: SeasonFiguresProps<Row>) {
  const {name, label, finding, rows, keyOf, nameOf, colourOf, query} = props;
  const columns: readonly SmallColumn<Row>[] = [
    {
      id: 'place',
      label: 'P',
      title: 'Place in the championship after the newest known round',
      isFigure: true,
      render: (row) => row.championship_position ?? absent,
    },
    {
      id: 'name',
      label: 'Name',
      isRowHeader: true,
      render: (row) => (
        <span className={styles['pair']}>
          <span
            className={styles['lowBar']}
            style={{background: colourOf(row)}}
            aria-hidden="true"
          />
          {nameOf(row)}
        </span>
      ),
    },
    ...figureColumns,
  ];
  return (
    <ChartView
      name={name}
      label={label}
      finding={finding}
      chart={
        <div className={styles['table']}>
          <SmallTable label={label} columns={columns} rows={rows} rowKey={keyOf} />
        </div>
      }
      columns={tableColumns}
      rows={rows.map((row) => ({...row, name: nameOf(row)}))}
      queries={[query]}
    />
  );
}

const mean = (value: number | null) => (value === null ? absent : value.toFixed(1));
const count = (value: number | null) => value ?? absent;

const figureColumns: readonly SmallColumn<Figures>[] = [
  {
    id: 'points',
    label: 'Points',
    isFigure: true,
    render: (row) => count(row.championship_points ?? row.total_points),
  },
  {id: 'races', label: 'Races', isFigure: true, isOptional: true, render: ({races}) => races},
  {id: 'wins', label: 'Wins', isFigure: true, render: ({wins}) => wins},
  {id: 'podiums', label: 'Podiums', isFigure: true, render: ({podiums}) => podiums},
  {
    id: 'poles',
    label: 'Poles',
    title: 'Races started from the first place, as far as grids are known',
    isFigure: true,
    isOptional: true,
    render: ({total_poles}) => count(total_poles),
  },
  {
    id: 'fastest',
    label: 'Fastest laps',
    isFigure: true,
    isOptional: true,
    render: ({fastest_laps}) => count(fastest_laps),
  },
  {id: 'dnfs', label: 'DNF', title: 'Races not finished', isFigure: true, render: ({dnfs}) => dnfs},
  {
    id: 'best',
    label: 'Best',
    title: 'Best classified place of a race',
    isFigure: true,
    isOptional: true,
    render: (row) => count(row.best_finish_position),
  },
  {
    id: 'finish',
    label: 'Mean finish',
    title: 'Mean classified place; races without one are left out',
    isFigure: true,
    isOptional: true,
    render: (row) => mean(row.avg_finish_position),
  },
  {
    id: 'grid',
    label: 'Mean grid',
    title: 'Mean place on the grid, as far as it is known',
    isFigure: true,
    isOptional: true,
    render: (row) => mean(row.avg_grid_position),
  },
];

const tableColumns: readonly TableColumn[] = [
  {name: 'championship_position', label: 'Place', type: 'BIGINT'},
  {name: 'name', label: 'Name', type: 'VARCHAR'},
  {name: 'championship_points', label: 'Points', type: 'DOUBLE'},
  {name: 'total_points', label: 'Points classified here', type: 'DOUBLE'},
  {name: 'races', label: 'Races', type: 'BIGINT'},
  {name: 'wins', label: 'Wins', type: 'BIGINT'},
  {name: 'sprint_wins', label: 'Sprint wins', type: 'BIGINT'},
  {name: 'podiums', label: 'Podiums', type: 'BIGINT'},
  {name: 'total_poles', label: 'Poles', type: 'BIGINT'},
  {name: 'fastest_laps', label: 'Fastest laps', type: 'BIGINT'},
  {name: 'dnfs', label: 'Not finished', type: 'BIGINT'},
  {name: 'best_finish_position', label: 'Best finish', type: 'BIGINT'},
  {name: 'avg_finish_position', label: 'Mean finish', type: 'DOUBLE'},
  {name: 'avg_grid_position', label: 'Mean grid', type: 'DOUBLE'},
];
