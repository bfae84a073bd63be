import {RotateCcw} from 'lucide-react';
import type {HTMLAttributes} from 'react';
import type {OptionKind} from '#/lakehouse/autoloaderOptions/optionKinds';
import type {AutoloaderConfig} from '#/lakehouse/config';
import {Button} from '#/ui/Button';
import {Field} from '#/ui/Field';
import {Select} from '#/ui/Select';
import {optionOf, otherwise, type Place} from './optionDraft';
import styles from './AutoloaderPanel.module.css';

interface OptionFieldProps {
  readonly config: AutoloaderConfig;
  readonly place: Place;
  readonly name: string;
  readonly text: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onReset: () => void;
}

/** One option that is set: its value, what it means, and the way back to what holds otherwise. */
export function OptionField(props: OptionFieldProps) {
  const {config, place, name, text, problem, onChange, onReset} = props;
  const option = optionOf(name);
  const about = option
    ? `${option.doc} ${otherwise(config, place, option.name)}`
    : 'No option of this name; it has no effect.';
  return (
    <li className={styles['option']} data-option={name}>
      {option?.kind.choices && problem === undefined ? (
        <Select
          label={name}
          value={text}
          options={choicesOf(option.kind, text)}
          onChange={onChange}
          hint={about}
        />
      ) : (
        <Field
          label={name}
          value={text}
          hint={about}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          {...(option && {placeholder: option.kind.example, inputMode: inputMode(option.kind)})}
          {...(problem !== undefined && {error: problem})}
        />
      )}
      <Button
        kind="quiet"
        iconOnly
        icon={<RotateCcw />}
        aria-label={`Reset ${name}`}
        title={`Reset ${name}`}
        onClick={onReset}
      />
    </li>
  );
}

/** What is stored may be spelt otherwise than the choice it means. */
function choicesOf({choices}: OptionKind<unknown>, text: string) {
  const known = choices ?? [];
  const all = known.includes(text) ? known : [text, ...known];
  return all.map((choice) => ({value: choice, label: choice}));
}

function inputMode({example}: OptionKind<unknown>): HTMLAttributes<HTMLElement>['inputMode'] {
  return /^\d+$/.test(example) ? 'numeric' : 'text';
}
