import {endpoints, type Endpoint, type EndpointName, type SessionKind} from '#/domain/endpoints';

export interface EndpointGroup {
  readonly title: string;
  readonly endpoints: readonly Endpoint[];
}

const titles: Readonly<Record<EndpointName, string>> = {
  meetings: 'Calendar',
  sessions: 'Calendar',
  drivers: 'Calendar',
  laps: 'Timing',
  stints: 'Timing',
  pit: 'Timing',
  position: 'Timing',
  intervals: 'Timing',
  overtakes: 'Race events',
  race_control: 'Race events',
  weather: 'Race events',
  team_radio: 'Race events',
  session_result: 'Results and standings',
  starting_grid: 'Results and standings',
  championship_drivers: 'Results and standings',
  championship_teams: 'Results and standings',
  car_data: 'Telemetry',
  location: 'Telemetry',
};

/** The 18 endpoints under the headings of the picker, in the registry's order. */
export const endpointGroups: readonly EndpointGroup[] = [...new Set(Object.values(titles))].map(
  (title) => ({title, endpoints: endpoints.filter(({name}) => titles[name] === title)}),
);

/** What a plan asks for unless the person says otherwise. */
export const defaultEndpoints: readonly EndpointName[] = endpoints
  .filter((endpoint) => endpoint.byDefault)
  .map((endpoint) => endpoint.name);

/** Whether the endpoint has rows for any of the chosen kinds of session; with none chosen, it may. */
export function isUseful(endpoint: Endpoint, kinds: readonly SessionKind[]): boolean {
  return kinds.length === 0 || kinds.some((kind) => endpoint.kinds.includes(kind));
}
