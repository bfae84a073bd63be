import {type ReactNode, useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Query} from '#/charts/query';
import {useLooks} from '#/charts/useLooks';
import {usePeriods} from '#/charts/usePeriods';
import {isClear, type PitProjection} from '#/domain/pitWindow';
import type {PitWindows} from './pitWindows';
import {windowDrawing} from './windowDrawing';
import {windowFinding} from './windowFinding';

interface WindowViewProps {
  readonly session: number;
  readonly driver: number;
  readonly windows: PitWindows;
  /** Of the driver, on the laps that are shown. */
  readonly projections: readonly PitProjection[];
  /** Laps that ended in the lane. */
  readonly stops: readonly number[];
  readonly knowsFlags: boolean;
  readonly queries: readonly Query<unknown>[];
  readonly controls: ReactNode;
}

/** One driver's places, and those that stops would have led to. */
export function WindowView(props: WindowViewProps) {
  const {session, driver, windows, projections, stops, knowsFlags, queries, controls} = props;
  const periods = usePeriods(session);
  const lookOf = useLooks(session);
  const drawing = useMemo(
    () => windowDrawing({projections, stops, periods, lookOf}),
    [projections, stops, periods, lookOf],
  );
  const rows = useMemo(
    () =>
      projections.map((projection) => ({
        ...projection,
        ahead: projection.ahead && lookOf(projection.ahead.driver).acronym,
        aheadS: projection.ahead?.gapS ?? null,
        behind: projection.behind && lookOf(projection.behind.driver).acronym,
        behindS: projection.behind?.gapS ?? null,
        isClear: isClear(projection),
      })),
    [projections, lookOf],
  );
  const {fullName, surname} = lookOf(driver);
  return (
    <ChartView
      name={`pit-window-${session}-${driver}`}
      label={`Place of ${fullName} by lap, and where a stop at its end would have led`}
      finding={
        windowFinding(windows, projections, surname) +
        (knowsFlags ? '' : ' Without race control, neutralised laps cannot be told apart.')
      }
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={queries}
      controls={controls}
    />
  );
}

const columns = [
  {name: 'lap', label: 'Lap', type: 'BIGINT', doc: 'The stop would have been at its end'},
  {name: 'place', label: 'Place', type: 'BIGINT'},
  {name: 'placeAfter', label: 'After a stop', type: 'BIGINT'},
  {name: 'ahead', label: 'Car ahead', type: 'VARCHAR'},
  {name: 'aheadS', label: 'Behind it by (s)', type: 'DOUBLE'},
  {name: 'behind', label: 'Car behind', type: 'VARCHAR'},
  {name: 'behindS', label: 'Ahead of it by (s)', type: 'DOUBLE'},
  {name: 'isClear', label: 'Clear track', type: 'BOOLEAN', doc: 'Nobody within two seconds ahead'},
];
