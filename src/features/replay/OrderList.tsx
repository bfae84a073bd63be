import type {DriverLook} from '#/charts/driverLook';
import {absent, gapText, lapsDownText} from '#/domain/lapTimeText';
import {type CarMoment, raceMoment} from '#/domain/replay/raceMoment';
import {classNames} from '#/ui/classNames';
import styles from './Replay.module.css';
import type {ReplayClockStore} from './replayClock';
import type {ReplayModel} from './replayModel';
import type {ReplayLapRow} from './replaySql';
import {useReplayTime} from './useReplayTime';

interface OrderListProps {
  readonly model: ReplayModel;
  readonly clock: ReplayClockStore;
  readonly lookOf: (driver: number) => DriverLook;
  /** Only races have gaps. */
  readonly isRace: boolean;
}

/** The order at the time of the clock, with tyres and the gap when the car last crossed the line. */
export function OrderList({model, clock, lookOf, isRace}: OrderListProps) {
  const at = useReplayTime(clock);
  const {order} = raceMoment(model.cars, model.periods, at);
  const rowsOf = new Map(model.cars.map(({driver, lapRows}) => [driver, lapRows]));
  return (
    <div className={styles['order']}>
      <p className={styles['hint']}>{isRace ? 'Place, tyre, gap at the line' : 'Place, tyre'}</p>
      <ol aria-label="Order">
        {order.map((car) => (
          <OrderCar
            key={car.driver}
            car={car}
            look={lookOf(car.driver)}
            laps={rowsOf.get(car.driver)}
            isRace={isRace}
          />
        ))}
      </ol>
    </div>
  );
}

interface OrderCarProps {
  readonly car: CarMoment;
  readonly look: DriverLook;
  readonly laps: ReadonlyMap<number, ReplayLapRow> | undefined;
  readonly isRace: boolean;
}

function OrderCar({car, look, laps, isRace}: OrderCarProps) {
  const lap = car.progress?.lap ?? 0;
  const compound = laps?.get(lap)?.compound ?? '';
  return (
    <li className={classNames(styles['car'], car.isOut && styles['out'])}>
      <span className={styles['place']}>{car.position ?? absent}</span>
      <span
        className={classNames(styles['mark'], look.isSecond && styles['second'])}
        style={{background: look.colour}}
        aria-hidden="true"
      />
      <span title={look.fullName}>{look.acronym}</span>
      <span title={compound}>{compound.charAt(0)}</span>
      <span className={styles['gap']}>{isRace && gapWords(car, laps?.get(lap - 1))}</span>
    </li>
  );
}

function gapWords({isOut, position}: CarMoment, row: ReplayLapRow | undefined): string {
  if (isOut) return 'out';
  if (position === 1) return 'leader';
  if (row?.gap_laps) return lapsDownText(row.gap_laps);
  return row?.gap_s == null ? '' : gapText(row.gap_s);
}
