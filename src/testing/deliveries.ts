import type {EndpointName} from '#/domain/endpoints';
import {endpoints} from '#/domain/endpoints';
import type {SimulatorOptions} from '#/domain/simulator/simulator';
import {createSimulator} from '#/domain/simulator/simulator';

/** What an endpoint answers about one session; the calendar's about its meeting. */
export interface Delivery {
  readonly endpoint: EndpointName;
  readonly sessionKey: number;
  readonly query: string;
  readonly rows: () => readonly Readonly<Record<string, unknown>>[];
}

const telemetry = new Set<EndpointName>(['car_data', 'location']);
const calendar = new Set<EndpointName>(['meetings', 'sessions']);

/** Every answer about every simulated session that has rows, telemetry left out; by session. */
export function simulatedDeliveries(options: Partial<SimulatorOptions>): readonly Delivery[][] {
  const simulator = createSimulator(options);
  return simulator.meetings.flatMap(({meetingKey, sessions}) =>
    sessions.map(({sessionKey}) =>
      endpoints
        .filter(({name}) => !telemetry.has(name))
        .map(({name}) => {
          const isCalendar = calendar.has(name);
          const scope = isCalendar
            ? {meetingKeys: new Set([meetingKey])}
            : {sessionKeys: new Set([sessionKey])};
          return {
            endpoint: name,
            sessionKey,
            query: isCalendar ? `meeting_key=${meetingKey}` : `session_key=${sessionKey}`,
            rows: () => [...simulator.rows(name, scope)],
          };
        }),
    ),
  );
}
