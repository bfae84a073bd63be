import {memo, useCallback, useDeferredValue, useEffect, useMemo} from 'react';
import {MissingData} from '#/charts/MissingData';
import type {Query} from '#/charts/query';
import {SessionPage} from '#/charts/SessionPage';
import {useOrder} from '#/charts/useOrder';
import {useRows} from '#/charts/useRows';
import {miniSectors} from '#/domain/telemetry/miniSectors';
import {Panel} from '#/ui/Panel';
import {type Comparison, comparisonOf} from './comparison';
import {LapPicker} from './LapPicker';
import {MiniSectorPanel} from './MiniSectorPanel';
import {OverlayPanel} from './OverlayPanel';
import styles from './TelemetryScreen.module.css';
import {type LapId, lapKey, lapsIn, type MapColour} from './telemetrySearch';
import {lapsQuery, tracesQuery} from './telemetrySql';
import {TrackPanel} from './TrackPanel';
import {createTraceView, type MetreRange, type TraceViewStore} from './traceView';
import {useTelemetrySearch} from './useTelemetrySearch';

/** Laps of a session over each other, by distance. */
export function TelemetryScreen() {
  const [{laps}] = useTelemetrySearch();
  return (
    <SessionPage
      title="Telemetry"
      other={{to: '/replay/$sessionKey', name: 'Replay'}}
      queries={(session) => [lapsQuery(session), tracesQuery(session, laps)]}
    >
      {(session) => <Laps session={session} />}
    </SessionPage>
  );
}

const noLaps = [] as const;

function Laps({session}: {readonly session: number}) {
  const [search, change] = useTelemetrySearch();
  const available = useRows(lapsQuery(session));
  // What is shown stays until the laps of a new link are there.
  const lapsText = useDeferredValue(search.laps.map(lapKey).join(','));
  const query = useMemo(() => tracesQuery(session, lapsIn(lapsText)), [session, lapsText]);
  const rows = useRows(query);
  const comparison = useMemo(() => comparisonOf(rows), [rows]);
  const lengthM = comparison?.lengthM ?? 0;
  const onZoom = useCallback((zoom: MetreRange | null) => change({zoom}), [change]);
  const onBy = useCallback((map: MapColour) => change({map}), [change]);
  const onLaps = useCallback(
    (laps: readonly LapId[]) =>
      change({laps: laps.map(({driver, lap}) => ({driver, lap})), zoom: null}),
    [change],
  );
  const view = useViewInLink(lengthM, search.zoom, onZoom);
  if (available.length === 0) return <NoTelemetry session={session} />;
  const absent = lapsIn(lapsText).filter(
    (lap) => !comparison?.laps.some(({key}) => key === lapKey(lap)),
  );
  return (
    <>
      <Panel title="Which laps?">
        <LapPicker laps={comparison?.laps ?? noLaps} available={available} onChange={onLaps} />
        {absent.length > 0 && (
          <p role="status">
            The lake has no telemetry of{' '}
            {absent.map(({driver, lap}) => `car ${driver}, lap ${lap}`).join('; ')}.
          </p>
        )}
      </Panel>
      {comparison && (
        <Pictures
          session={session}
          comparison={comparison}
          view={view}
          query={query}
          by={search.map}
          onBy={onBy}
        />
      )}
    </>
  );
}

interface PicturesProps {
  readonly session: number;
  readonly comparison: Comparison;
  readonly view: TraceViewStore;
  readonly query: Query<unknown>;
  readonly by: MapColour;
  readonly onBy: (by: MapColour) => void;
}

/** Not rendered anew when only the link's zoom changes. */
const Pictures = memo(function Pictures({
  session,
  comparison,
  view,
  query,
  by,
  onBy,
}: PicturesProps) {
  const parts = useMemo(() => miniSectors(comparison.laps.map(({trace}) => trace)), [comparison]);
  const queries = useMemo(() => [query], [query]);
  const shared = {comparison, view, queries};
  return (
    <>
      <Panel title="Where is the time won and lost?" lines={14}>
        <OverlayPanel {...shared} parts={parts} />
      </Panel>
      <div className={styles['pair']}>
        <Panel title="How is the lap driven?" lines={10}>
          <TrackPanel {...shared} session={session} by={by} onBy={onBy} />
        </Panel>
        <Panel title="Who is fastest where?" lines={10}>
          <MiniSectorPanel {...shared} parts={parts} />
        </Panel>
      </div>
    </>
  );
});

/** Telemetry is large: of all cars of a race it takes long to fetch. */
const asked = 2;

function NoTelemetry({session}: {readonly session: number}) {
  const order = useOrder(session);
  return (
    <MissingData
      session={session}
      endpoints={['car_data', 'location', 'laps']}
      title="No telemetry"
      drivers={order.slice(0, asked)}
    >
      It is asked for of the first {asked} cars, since it is large; others can be chosen on the page
      Ingest.
    </MissingData>
  );
}

const settledMs = 400;

/** The view of a lap, begun as the link says; the link follows when it has come to rest. */
function useViewInLink(
  lengthM: number,
  zoom: MetreRange | null,
  onZoom: (zoom: MetreRange | null) => void,
): TraceViewStore {
  const view = useMemo(
    () => createTraceView(zoom && zoom[1] <= lengthM ? zoom : [0, lengthM]),
    // oxlint-disable-next-line react/exhaustive-deps -- the link only begins the view
    [lengthM],
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = view.subscribe((now, before) => {
      if (now.range === before.range) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const [from, to] = view.getState().range;
        onZoom(to - from >= lengthM ? null : [from, to]);
      }, settledMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [view, lengthM, onZoom]);
  return view;
}
