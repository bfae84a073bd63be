import {bytesText} from '#/base/format';
import type {Endpoint, EndpointName, SessionKind} from '#/domain/endpoints';
import {Checkbox} from '#/ui/Checkbox';
import {Field} from '#/ui/Field';
import styles from './EndpointPicker.module.css';
import {endpointGroups, isUseful} from './endpointGroups';

interface EndpointPickerProps {
  readonly endpoints: readonly EndpointName[];
  readonly kinds: readonly SessionKind[];
  /** As typed: car numbers parted by blanks or commas. */
  readonly drivers: string;
  readonly onEndpoints: (endpoints: readonly EndpointName[]) => void;
  readonly onDrivers: (drivers: string) => void;
}

/** Which endpoints to ask for, under headings, with what one answer weighs. */
export function EndpointPicker(props: EndpointPickerProps) {
  const {endpoints, kinds, drivers, onEndpoints, onDrivers} = props;
  const toggle = (name: EndpointName, isChosen: boolean) => {
    const others = endpoints.filter((other) => other !== name);
    onEndpoints(isChosen ? [...others, name] : others);
  };
  return (
    <div className={styles['groups']}>
      {endpointGroups.map((group) => (
        <fieldset key={group.title} className={styles['group']}>
          <legend>{group.title}</legend>
          {group.endpoints.map((endpoint) => (
            <div key={endpoint.name} title={endpoint.doc}>
              <Checkbox
                checked={endpoints.includes(endpoint.name)}
                hint={hint(endpoint, kinds)}
                onChange={(isChosen) => toggle(endpoint.name, isChosen)}
              >
                <code>{endpoint.name}</code>
              </Checkbox>
            </div>
          ))}
          {group.title === 'Telemetry' && (
            <Field
              label="Car numbers"
              placeholder="1 4 16"
              inputMode="numeric"
              value={drivers}
              onChange={(event) => onDrivers(event.target.value)}
              hint="Empty means every car: about 90 MB a session and endpoint."
            />
          )}
        </fieldset>
      ))}
    </div>
  );
}

function hint(endpoint: Endpoint, kinds: readonly SessionKind[]): string {
  if (!isUseful(endpoint, kinds)) return 'no rows for these sessions';
  const each = endpoint.slice === 'session-driver' ? ' a car' : '';
  return `≈ ${bytesText(endpoint.typicalBytes)}${each}`;
}
