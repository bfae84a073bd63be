import {CloudDownload, FolderOpen, FlaskConical} from 'lucide-react';
import {type ReactNode, useId} from 'react';
import type {SourceName} from '#/contracts/engine';
import styles from './SourcePicker.module.css';

interface Choice {
  readonly source: SourceName;
  readonly name: string;
  readonly about: string;
  readonly icon: ReactNode;
}

const choices: readonly Choice[] = [
  {
    source: 'sample',
    name: 'Sample weekend',
    about: 'Simulated, offline, a few seconds. Not real results.',
    icon: <FlaskConical />,
  },
  {
    source: 'openf1',
    name: 'OpenF1',
    about: 'Real timing of every session since 2023, from api.openf1.org.',
    icon: <CloudDownload />,
  },
  {
    source: 'local',
    name: 'Local files',
    about: 'OpenF1 JSON or CSV that you have on this computer.',
    icon: <FolderOpen />,
  },
];

interface SourcePickerProps {
  readonly source: SourceName;
  readonly onChange: (source: SourceName) => void;
}

/** Where the data comes from: three radio buttons that look like cards. */
export function SourcePicker({source, onChange}: SourcePickerProps) {
  const id = useId();
  return (
    <fieldset className={styles['picker']}>
      <legend className="visually-hidden">Source</legend>
      {choices.map((choice) => (
        <div key={choice.source} className={styles['choice']}>
          <input
            type="radio"
            id={`${id}-${choice.source}`}
            name={id}
            checked={choice.source === source}
            aria-describedby={`${id}-${choice.source}-about`}
            onChange={() => onChange(choice.source)}
          />
          <span className={styles['icon']} aria-hidden="true">
            {choice.icon}
          </span>
          <label htmlFor={`${id}-${choice.source}`}>{choice.name}</label>
          <p id={`${id}-${choice.source}-about`}>{choice.about}</p>
        </div>
      ))}
    </fieldset>
  );
}
