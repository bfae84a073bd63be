import type {IngestRequest} from '#/contracts/engine';
import type {TelemetryWindow} from '#/contracts/ingest';
import type {EndpointName} from '#/domain/endpoints';
import {parseRequestFilter} from '#/lakehouse/bronze/requestFilter';
import {carNumbers} from './carNumbers';

export type TelemetryPart = 'whole' | 'minutes' | 'laps';

/** How a plan is narrowed, as typed. */
export interface PlanOptions {
  /** Car numbers parted by blanks or commas. */
  readonly cars: string;
  readonly part: TelemetryPart;
  readonly from: string;
  readonly until: string;
  readonly isByTime: boolean;
  readonly filters: Readonly<Partial<Record<EndpointName, string>>>;
  readonly isAgain: boolean;
}

export const noOptions: PlanOptions = {
  cars: '',
  part: 'whole',
  from: '',
  until: '',
  isByTime: false,
  filters: {},
  isAgain: false,
};

type Narrowed = Omit<IngestRequest, 'source' | 'sessionKeys' | 'endpoints'>;

/** What of a plan's request the options say. What cannot be used is left out: `optionProblems` tells of it. */
export function narrowed(options: PlanOptions): Narrowed {
  const window = telemetryWindow(options);
  const filters = Object.fromEntries(
    Object.entries(options.filters).filter(([, text]) => text.trim() !== ''),
  );
  return {
    telemetryDrivers: carNumbers(options.cars),
    ...(window && {telemetryWindow: window}),
    ...(options.isByTime && {telemetryByTime: true}),
    ...(Object.keys(filters).length > 0 && {filters}),
    ...(options.isAgain && {again: true}),
  };
}

function telemetryWindow({part, from, until}: PlanOptions): TelemetryWindow | null {
  if (part === 'whole' || !isRange(from, until)) return null;
  const [first, last] = [Number(from), Number(until)];
  return part === 'laps'
    ? {kind: 'laps', from: first, until: last}
    : {kind: 'seconds', from: first * 60, until: last * 60};
}

const isRange = (from: string, until: string) =>
  /^-?\d+$/.test(from.trim()) && /^-?\d+$/.test(until.trim()) && Number(from) <= Number(until);

/** What of the options cannot be used, by the field it was typed in. */
export function optionProblems(options: PlanOptions): ReadonlyMap<EndpointName | 'range', string> {
  const problems = new Map<EndpointName | 'range', string>();
  if (options.part !== 'whole' && !isRange(options.from, options.until))
    problems.set('range', 'Two whole numbers, the first no greater than the second');
  for (const [name, text] of Object.entries(options.filters) as [EndpointName, string][]) {
    const filter = parseRequestFilter(name, text);
    if (filter.kind === 'problem') problems.set(name, filter.message);
  }
  return problems;
}
