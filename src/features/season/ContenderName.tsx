import styles from './ContenderName.module.css';
import type {Contender} from './contenders';

/** A driver or team with the team's colour; the driver's team is named where there is room. */
export function ContenderName({contender}: {readonly contender: Contender}) {
  const {name, short, team, colour, driver} = contender;
  return (
    <span className={styles['contender']}>
      <span className={styles['bar']} style={{background: colour}} aria-hidden="true" />
      <span className={styles['name']}>{name}</span>
      <span className={styles['short']}>{short}</span>
      {driver !== null && <span className={styles['team']}>{team}</span>}
    </span>
  );
}
