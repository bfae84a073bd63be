import {Plus} from 'lucide-react';
import {useState} from 'react';
import {autoloaderOptions, type OptionName} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import {Button} from '#/ui/Button';
import {Select} from '#/ui/Select';
import styles from './AutoloaderPanel.module.css';

interface AddOptionProps {
  /** Those that are not set. */
  readonly names: readonly OptionName[];
  readonly onAdd: (name: OptionName) => void;
}

/** Chooses one more option, with what it does in sight. */
export function AddOption({names, onAdd}: AddOptionProps) {
  const [chosen, setChosen] = useState<OptionName | null>(null);
  const name = chosen !== null && names.includes(chosen) ? chosen : names[0];
  if (name === undefined) return null;
  return (
    <div className={styles['add']} data-add>
      <Select
        label="Option to add"
        value={name}
        options={names.map((other) => ({value: other, label: other}))}
        onChange={setChosen}
      />
      <Button icon={<Plus />} onClick={() => onAdd(name)}>
        Add option
      </Button>
      <p className={styles['about']} aria-live="polite">
        {autoloaderOptions[name].doc}
      </p>
    </div>
  );
}
