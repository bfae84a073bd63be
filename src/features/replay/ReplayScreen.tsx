import {useRouter, useRouterState} from '@tanstack/react-router';
import {useEffect, useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {SessionPage} from '#/charts/SessionPage';
import {driversQuery} from '#/charts/sessionQueries';
import {sessionNameQuery} from '#/charts/sessionName';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {useRows} from '#/charts/useRows';
import {sessionKind} from '#/domain/endpoints';
import {Panel} from '#/ui/Panel';
import {isOrdered, replayFinding} from './findings';
import {OrderList} from './OrderList';
import {orderColumns, orderTable} from './orderTable';
import styles from './Replay.module.css';
import {createReplayClock, type ReplayClockStore, useRunningClock} from './replayClock';
import {ReplayControls} from './ReplayControls';
import {ReplayMap} from './ReplayMap';
import {type ReplayModel, replayModel} from './replayModel';
import {lapsQuery, orderQuery, statusQuery, tracksQuery} from './replaySql';

const queriesOf = (session: number) => [
  driversQuery(session),
  tracksQuery(session),
  lapsQuery(session),
  orderQuery(session),
  statusQuery(session),
];

/** A session on the map, played again. */
export function ReplayScreen() {
  return (
    <SessionPage
      title="Replay"
      other={{to: '/telemetry/$sessionKey', name: 'Telemetry'}}
      queries={queriesOf}
    >
      {(session) => (
        <Panel title="Who is where?" lines={12}>
          <Replay session={session} />
        </Panel>
      )}
    </SessionPage>
  );
}

function Replay({session}: {readonly session: number}) {
  const [row] = useRows(sessionNameQuery(session));
  const tracks = useRows(tracksQuery(session));
  const laps = useRows(lapsQuery(session));
  const orders = useRows(orderQuery(session));
  const statuses = useRows(statusQuery(session));
  const lookOf = useLooks(session);
  const model = useMemo(
    () => replayModel({tracks, laps, orders, statuses}),
    [tracks, laps, orders, statuses],
  );
  const kind = row ? sessionKind(row.session_type, row.session_name) : null;
  const clock = useClockInLink(model);
  const rows = useMemo(
    () => orderTable(model, (driver) => lookOf(driver).acronym),
    [model, lookOf],
  );
  if (model.path === null) return <NoPlaces session={session} />;
  const isRace = kind === 'race' || kind === 'sprint';
  return (
    <>
      <ChartView
        name="replay"
        label="Replay of the session on the map of the circuit"
        finding={replayFinding(model)}
        columns={orderColumns}
        rows={rows}
        queries={queriesOf(session)}
        chart={
          <div className={styles['stage']}>
            <ReplayControls model={model} clock={clock} isRace={isRace} />
            <ReplayMap model={model} clock={clock} lookOf={lookOf} />
            <OrderList model={model} clock={clock} lookOf={lookOf} isRace={isRace} />
            <p className={styles['note']}>
              A diamond is the second car of its team. Times count from the first lap in the lake;
              Space plays and pauses, the arrow keys move the time.
            </p>
          </div>
        }
      />
      {!isOrdered(model) && (
        <MissingData session={session} endpoints={['position']} title="No order">
          With it the list beside the map is the order at every moment.
        </MissingData>
      )}
    </>
  );
}

/** Enough for a circuit; the other cars are placed by their lap times. */
const asked = 2;

function NoPlaces({session}: {readonly session: number}) {
  const order = useOrder(session);
  return (
    <MissingData
      session={session}
      endpoints={['location', 'laps', 'position']}
      title="No places on the map"
      drivers={order.slice(0, asked)}
    >
      It is asked for of the first {asked} cars, since it is large; the others are placed by their
      lap times.
    </MissingData>
  );
}

const settledMs = 400;

/** The clock, begun as the link says in `?at=`; the link follows when it stands. */
function useClockInLink({from, to}: ReplayModel): ReplayClockStore {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const {history} = useRouter();
  const [clock] = useState(() => {
    const at = Number(new URLSearchParams(text).get('at') ?? Number.NaN);
    return createReplayClock(at >= from && at <= to ? at : from);
  });
  useRunningClock(clock, to);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = clock.subscribe(({isPlaying}) => {
      clearTimeout(timer);
      if (isPlaying) return;
      timer = setTimeout(
        () => history.replace(`${location.pathname}?at=${Math.round(clock.getState().at)}`),
        settledMs,
      );
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [clock, history]);
  return clock;
}
