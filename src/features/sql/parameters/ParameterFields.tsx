import type {KeyboardEvent} from 'react';
import {Field} from '#/ui/Field';
import {Select} from '#/ui/Select';
import styles from './ParameterFields.module.css';
import {
  literalOf,
  noValue,
  type ParameterType,
  type ParameterValue,
  type ParameterValues,
} from './parameterValue';

const typeOptions: readonly {readonly value: ParameterType; readonly label: string}[] = [
  {value: 'text', label: 'Text'},
  {value: 'number', label: 'Number'},
  {value: 'boolean', label: 'True or false'},
  {value: 'date', label: 'Date'},
  {value: 'time', label: 'Time (UTC)'},
  {value: 'name', label: 'Name of a column or table'},
];

const inputs: Readonly<Record<ParameterType, {readonly type: string; readonly step?: number}>> = {
  text: {type: 'text'},
  number: {type: 'text'},
  boolean: {type: 'text'},
  date: {type: 'date'},
  time: {type: 'datetime-local', step: 1},
  name: {type: 'text'},
};

const wanted: Readonly<Record<ParameterType, string>> = {
  text: 'A text',
  number: 'A number such as 16 or -0.5',
  boolean: 'true or false',
  date: 'A date',
  time: 'A date and a time',
  name: 'The name of a column or table',
};

interface ParameterFieldsProps {
  readonly names: readonly string[];
  readonly values: ParameterValues;
  readonly onChange: (name: string, value: ParameterValue) => void;
  /** Enter in a field. */
  readonly onRun: () => void;
}

/** A field for each parameter of the text, with what it is meant as. */
export function ParameterFields({names, values, onChange, onRun}: ParameterFieldsProps) {
  if (names.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onRun();
  };
  return (
    <div role="group" aria-label="Parameters" className={styles['fields']} onKeyDown={onKeyDown}>
      {names.map((name) => (
        <ParameterField
          key={name}
          name={name}
          value={(Object.hasOwn(values, name) && values[name]) || noValue}
          onChange={(value) => onChange(name, value)}
        />
      ))}
    </div>
  );
}

interface ParameterFieldProps {
  readonly name: string;
  readonly value: ParameterValue;
  readonly onChange: (value: ParameterValue) => void;
}

function ParameterField({name, value, onChange}: ParameterFieldProps) {
  const isWrong = literalOf(value) === null;
  return (
    <div className={styles['field']}>
      <Field
        label={name}
        {...inputs[value.type]}
        value={value.text}
        autoComplete="off"
        spellCheck={false}
        {...(isWrong && {error: wanted[value.type]})}
        onChange={(event) => onChange({...value, text: event.target.value})}
      />
      <Select
        label={`Type of ${name}`}
        labelHidden
        value={value.type}
        options={typeOptions}
        onChange={(type) => onChange({...value, type})}
      />
    </div>
  );
}
