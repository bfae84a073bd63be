import {Checkbox} from '#/ui/Checkbox';
import {Field} from '#/ui/Field';
import {Select} from '#/ui/Select';
import type {PlanOptions, TelemetryPart} from './planOptions';
import styles from './PlanOptions.module.css';

interface TelemetryOptionsProps {
  readonly options: PlanOptions;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<PlanOptions>) => void;
}

const parts: readonly {readonly value: TelemetryPart; readonly label: string}[] = [
  {value: 'whole', label: 'Whole session'},
  {value: 'minutes', label: 'Minutes from its start'},
  {value: 'laps', label: 'Laps'},
];

/** Of which cars and of which part of the session car_data and location are asked for. */
export function TelemetryOptions({options, problem, onChange}: TelemetryOptionsProps) {
  const {cars, part, from, until, isByTime} = options;
  return (
    <div className={styles['telemetry']}>
      <Field
        label="Car numbers"
        placeholder="1 4 16"
        inputMode="numeric"
        value={cars}
        onChange={(event) => onChange({cars: event.target.value})}
        hint="Empty means every car: about 90 MB a session and endpoint."
      />
      <Select
        label="Part"
        value={part}
        options={parts}
        onChange={(chosen) => onChange({part: chosen})}
      />
      {part !== 'whole' && (
        <div className={styles['range']}>
          <Field
            label={part === 'laps' ? 'From lap' : 'From minute'}
            inputMode="numeric"
            value={from}
            onChange={(event) => onChange({from: event.target.value})}
            {...(problem !== undefined && {error: problem})}
          />
          <Field
            label={part === 'laps' ? 'To lap' : 'To minute'}
            inputMode="numeric"
            value={until}
            onChange={(event) => onChange({until: event.target.value})}
          />
        </div>
      )}
      <Checkbox
        checked={isByTime}
        hint="fewer requests for a short part"
        onChange={(isChosen) => onChange({isByTime: isChosen})}
      >
        All cars at once, five minutes a request
      </Checkbox>
    </div>
  );
}
