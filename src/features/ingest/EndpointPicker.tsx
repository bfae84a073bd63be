import type {ReactNode} from 'react';
import {bytesText} from '#/base/format';
import type {Endpoint, EndpointName, SessionKind} from '#/domain/endpoints';
import {Checkbox} from '#/ui/Checkbox';
import styles from './EndpointPicker.module.css';
import {endpointGroups, isUseful} from './endpointGroups';

interface EndpointPickerProps {
  readonly endpoints: readonly EndpointName[];
  readonly kinds: readonly SessionKind[];
  readonly onEndpoints: (endpoints: readonly EndpointName[]) => void;
  /** Stands under the endpoints of telemetry. */
  readonly telemetry: ReactNode;
}

/** Which endpoints to ask for, under headings, with what one answer weighs. */
export function EndpointPicker(props: EndpointPickerProps) {
  const {endpoints, kinds, onEndpoints, telemetry} = props;
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
          {group.title === 'Telemetry' && telemetry}
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
