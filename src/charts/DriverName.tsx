import styles from './DriverName.module.css';
import type {DriverLook} from './driverLook';

/** A driver with the team's colour; the team is named where there is room. */
export function DriverName({look}: {readonly look: DriverLook}) {
  return (
    <span className={styles['driver']}>
      <span className={styles['bar']} style={{background: look.colour}} aria-hidden="true" />
      <span className={styles['full']}>{look.fullName}</span>
      <span className={styles['short']}>{look.surname}</span>
      <span className={styles['team']}>{look.team}</span>
    </span>
  );
}
