import {useId} from 'react';
import type {SourceName} from '#/contracts/engine';
import styles from './Steps.module.css';

const sources: readonly {readonly name: SourceName; readonly label: string}[] = [
  {name: 'sample', label: 'Sample weekend'},
  {name: 'openf1', label: 'OpenF1'},
  {name: 'local', label: 'Local files'},
];

export const aboutSource: Readonly<Record<SourceName, string>> = {
  sample:
    'A simulated weekend with practice, qualifying and race, telemetry included. Offline, in seconds.',
  openf1: 'Real timing of sessions since 2023. You choose the sessions on the next page.',
  local: 'OpenF1 JSON or CSV files from this computer. You choose them on the next page.',
};

interface SourceChoiceProps {
  readonly source: SourceName;
  readonly onChange: (source: SourceName) => void;
}

/** Where data comes from, as one row of radio buttons. */
export function SourceChoice({source, onChange}: SourceChoiceProps) {
  const id = useId();
  return (
    <fieldset className={styles['source']}>
      <legend className="visually-hidden">Source</legend>
      <div className={styles['choices']}>
        {sources.map(({name, label}) => (
          <div key={name} className={styles['choice']}>
            <input
              type="radio"
              id={`${id}-${name}`}
              name={id}
              value={name}
              checked={name === source}
              onChange={() => onChange(name)}
            />
            <label htmlFor={`${id}-${name}`}>{label}</label>
          </div>
        ))}
      </div>
      <p className={styles['text']}>{aboutSource[source]}</p>
    </fieldset>
  );
}
