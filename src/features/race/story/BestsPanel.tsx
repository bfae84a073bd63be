import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {MissingData} from '#/charts/MissingData';
import type {TableColumn} from '#/charts/tableColumn';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {gapText} from '#/domain/lapTimeText';
import {EmptyState} from '#/ui/EmptyState';
import {bestsDrawing, type Measure} from './bestsDrawing';
import {shownDrivers} from './lapSelection';
import {bestsFinding} from './storyFindings';
import type {PerformanceRow} from './storyRows';
import {performanceQuery} from './storySql';

type Field = Exclude<keyof PerformanceRow, 'driver_number'>;

interface BestsKind {
  readonly name: string;
  readonly label: string;
  readonly measures: readonly (readonly [field: Field, name: string])[];
  readonly best: Measure['best'];
  readonly unit: string;
  readonly valueText: (value: number) => string;
  readonly behindText: (behind: number) => string;
}

const sectors: BestsKind = {
  name: 'best-sectors',
  label: 'Best sector times of each driver',
  measures: [
    ['best_sector_1_s', 'Sector 1'],
    ['best_sector_2_s', 'Sector 2'],
    ['best_sector_3_s', 'Sector 3'],
  ],
  best: 'least',
  unit: 's',
  valueText: (s) => s.toFixed(3),
  behindText: gapText,
};

const speeds: BestsKind = {
  name: 'top-speeds',
  label: 'Highest speeds of each driver',
  measures: [
    ['max_speed_i1', 'Intermediate 1'],
    ['max_speed_i2', 'Intermediate 2'],
    ['max_speed_st', 'Speed trap'],
  ],
  best: 'greatest',
  unit: 'km/h',
  valueText: (kmh) => `${kmh} km/h`,
  behindText: (kmh) => `−${kmh}`,
};

const kinds = {sectors, speeds};

interface BestsPanelProps {
  readonly session: number;
  readonly kind: keyof typeof kinds;
}

/** Each driver's best sectors or highest speeds on valid laps, side by side. */
export function BestsPanel({session, kind}: BestsPanelProps) {
  const chosen = kinds[kind];
  const query = performanceQuery(session);
  const rows = useRows(query);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const measures = useMemo(() => measuresOf(rows, chosen), [rows, chosen]);
  const drivers = useMemo(
    () =>
      shownDrivers(
        rows.map((row) => row.driver_number),
        filter,
        lookOf,
      ),
    [rows, filter, lookOf],
  );
  const drawing = useMemo(
    () => drawingOf(chosen, measures, drivers, lookOf),
    [chosen, measures, drivers, lookOf],
  );
  const table = useMemo(
    () =>
      rows
        .filter((row) => drivers.includes(row.driver_number))
        .map((row) => ({...row, name: lookOf(row.driver_number).acronym})),
    [rows, drivers, lookOf],
  );
  const columns = useMemo(() => columnsOf(chosen), [chosen]);
  if (rows.length === 0)
    return <MissingData session={session} endpoints={['laps']} title="No valid laps" />;
  if (measures.length === 0)
    return <EmptyState title="Not measured">OpenF1 has none of these of this session.</EmptyState>;
  const finding = bestsFinding(measures, (driver) => lookOf(driver).surname, chosen.valueText);
  return (
    <ChartView
      name={`${chosen.name}-${session}`}
      label={chosen.label}
      finding={finding}
      drawing={drawing}
      columns={columns}
      rows={table}
      queries={[query]}
    />
  );
}

/** Only what somebody has. */
function measuresOf(rows: readonly PerformanceRow[], kind: BestsKind): readonly Measure[] {
  return kind.measures.flatMap(([field, name]) => {
    const values = new Map(
      rows.flatMap((row) => {
        const value = row[field];
        return value === null ? [] : [[row.driver_number, value] as const];
      }),
    );
    return values.size === 0 ? [] : [{name, values, best: kind.best}];
  });
}

function drawingOf(
  {unit, valueText, behindText, best}: BestsKind,
  measures: readonly Measure[],
  drivers: readonly number[],
  lookOf: (driver: number) => DriverLook,
): Drawing {
  const last = measures.at(-1)?.values;
  const trap = (driver: number) => last?.get(driver) ?? 0;
  const ordered = best === 'least' ? drivers : drivers.toSorted((a, b) => trap(b) - trap(a));
  return bestsDrawing({measures, drivers: ordered, lookOf, unit, valueText, behindText});
}

const columnsOf = ({measures, unit, best}: BestsKind): readonly TableColumn[] => [
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  ...measures.map(([name, label]) => ({name, label: `${label} (${unit})`, type: 'DOUBLE'})),
  ...(best === 'least'
    ? [{name: 'theoretical_best_s', label: 'Sum (s)', type: 'DOUBLE', doc: 'Of the best sectors'}]
    : []),
];
