import {useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {TyreLegend} from '#/charts/TyreLegend';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {useRows} from '#/charts/useRows';
import {compoundOf} from '#/domain/compounds';
import {EmptyState} from '#/ui/EmptyState';
import {Select} from '#/ui/Select';
import {degradationDrawing, type FittedStint} from './degradationDrawing';
import {cleanLaps, shownDrivers} from './lapSelection';
import {degradationFinding} from './storyFindings';
import type {FitRow} from './storyRows';
import {fitsQuery, storyLapsQuery} from './storySql';
import {wearDrawing} from './wearDrawing';

const views = [
  {value: 'slopes', label: 'Cost of a lap, all stints'},
  {value: 'laps', label: 'Laps and their lines'},
] as const;

/** So many drivers' laps can be told apart; the filter shows others. */
const readable = 3;

const isFitted = (fit: FitRow): fit is FittedStint =>
  fit.degradation_s_per_lap !== null && fit.new_tyre_lap_s !== null;

/** How lap times changed with the age of the tyres, stint by stint. */
export function DegradationPanel({session}: {readonly session: number}) {
  const [fitQuery, lapQuery] = [fitsQuery(session), storyLapsQuery(session)];
  const stints = useRows(fitQuery);
  const laps = useRows(lapQuery);
  const order = useOrder(session);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const [view, setView] = useState<'slopes' | 'laps'>('slopes');
  const fits = useMemo(() => stints.filter(isFitted), [stints]);
  const drivers = useMemo(() => {
    const shown = shownDrivers(order, filter, lookOf);
    const isPicked = filter.drivers !== null || filter.teams !== null;
    return view === 'laps' && !isPicked ? shown.slice(0, readable) : shown;
  }, [order, filter, lookOf, view]);
  const drawing = useMemo(() => {
    const own = fits.filter((fit) => drivers.includes(fit.driver_number));
    if (view === 'slopes') return degradationDrawing(own, drivers, lookOf);
    const shown = cleanLaps(laps, filter).filter(
      (lap) => drivers.includes(lap.driver_number) && lap.tyre_age_laps !== null,
    );
    return wearDrawing({laps: shown, fits: own, lookOf});
  }, [fits, laps, drivers, view, filter, lookOf]);
  const rows = useMemo(
    () =>
      stints
        .filter((fit) => drivers.includes(fit.driver_number))
        .map((fit) => ({...fit, name: lookOf(fit.driver_number).acronym})),
    [stints, drivers, lookOf],
  );
  if (stints.length === 0)
    return (
      <MissingData session={session} endpoints={['laps', 'stints']} title="No stints with laps" />
    );
  if (fits.length === 0)
    return (
      <EmptyState title="No stint long enough">
        A line needs five clean laps on tyres of known age.
      </EmptyState>
    );
  return (
    <ChartView
      name={`degradation-${session}`}
      label="Change of lap time with the age of the tyres in each stint"
      finding={degradationFinding(fits)}
      drawing={drawing}
      chart={<TyreLegend compounds={fits.map(({compound}) => compoundOf(compound))} />}
      columns={columns}
      rows={rows}
      queries={[fitQuery, lapQuery]}
      controls={<Select label="Show" labelHidden value={view} options={views} onChange={setView} />}
    />
  );
}

const columns = [
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'stint_number', label: 'Stint', type: 'BIGINT'},
  {name: 'compound', label: 'Tyre', type: 'VARCHAR'},
  {name: 'clean_laps', label: 'Clean laps', type: 'BIGINT'},
  {
    name: 'degradation_s_per_lap',
    label: 'Slope (s/lap)',
    type: 'DOUBLE',
    doc: 'Least squares, not corrected for fuel; empty for fewer than five clean laps',
  },
  {name: 'new_tyre_lap_s', label: 'At age 0 (s)', type: 'DOUBLE'},
  {name: 'r2_ratio', label: 'R²', type: 'DOUBLE', doc: 'Share of the variance the line explains'},
  {name: 'min_tyre_age_laps', label: 'Youngest (laps)', type: 'BIGINT'},
  {name: 'max_tyre_age_laps', label: 'Oldest (laps)', type: 'BIGINT'},
];
