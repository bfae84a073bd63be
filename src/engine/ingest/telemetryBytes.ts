import type {Endpoint} from '#/domain/endpoints';
import type {TimeSpan} from './splitRequest';

/** Of one car in one second: 3.7 rows, of car_data 166 bytes each and of location 127. */
const bytesPerCarSecond: Partial<Record<Endpoint['name'], number>> = {car_data: 614, location: 470};

/** Bytes of the answer for so many cars, about: of the whole session, or of a part of it. */
export function telemetryBytes(endpoint: Endpoint, cars: number, part: TimeSpan | null): number {
  const rate = bytesPerCarSecond[endpoint.name];
  if (!part || rate === undefined) return cars * endpoint.typicalBytes;
  return Math.round((cars * rate * Math.max(0, part.end - part.start)) / 1000);
}
