import {type Compound, compoundOf, tyreOrder} from '#/domain/compounds';
import styles from './TyreLegend.module.css';

/** The tyres that occur, softest first. */
export function TyreLegend({compounds}: {readonly compounds: readonly Compound[]}) {
  const used = [...tyreOrder, 'UNKNOWN']
    .map(compoundOf)
    .filter(({name}) => compounds.some((compound) => compound.name === name));
  return (
    <ul className={styles['legend']} aria-label="Tyres">
      {used.map(({name, label, letter, colour, ink}) => (
        <li key={name}>
          <span style={{background: colour, color: ink}} aria-hidden="true">
            {letter}
          </span>
          {label}
        </li>
      ))}
    </ul>
  );
}
