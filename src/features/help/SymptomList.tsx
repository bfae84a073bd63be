import {Link} from '@tanstack/react-router';
import styles from './HelpScreen.module.css';
import {symptoms} from './symptoms';

/** Every symptom, each leading to its page. */
export function SymptomList() {
  return (
    <ul className={styles['troubles']}>
      {symptoms.map(({id, title, gist}) => (
        <li key={id}>
          <Link to="/help/$symptom" params={{symptom: id}} className={styles['symptom']}>
            {title}
          </Link>
          <p>{gist}</p>
        </li>
      ))}
    </ul>
  );
}
