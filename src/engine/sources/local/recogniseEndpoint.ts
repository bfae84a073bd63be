import {type EndpointName, endpoints} from '#/domain/endpoints';
import {type Extension, formatOf} from '#/engine/storage/fileFormat';

/** Fields that only the rows of one endpoint have together; the first match counts. */
const signatures: readonly (readonly [EndpointName, readonly string[]])[] = [
  ['car_data', ['rpm', 'n_gear', 'throttle']],
  ['championship_drivers', ['points_current', 'driver_number']],
  ['championship_teams', ['points_current', 'team_name']],
  ['drivers', ['name_acronym', 'driver_number']],
  ['intervals', ['gap_to_leader', 'interval']],
  ['laps', ['lap_number', 'lap_duration']],
  ['location', ['x', 'y', 'z']],
  ['meetings', ['meeting_key', 'meeting_official_name']],
  ['overtakes', ['overtaking_driver_number', 'overtaken_driver_number']],
  ['pit', ['lap_number', 'pit_duration']],
  ['pit', ['lap_number', 'lane_duration']],
  ['race_control', ['category', 'message']],
  ['session_result', ['dnf', 'dns', 'dsq']],
  ['sessions', ['session_key', 'session_type']],
  ['stints', ['stint_number', 'lap_start']],
  ['team_radio', ['recording_url']],
  ['weather', ['air_temperature', 'track_temperature']],
  ['starting_grid', ['position', 'driver_number', 'lap_duration']],
  ['position', ['position', 'driver_number', 'date']],
];

/**
 * The endpoint that a file's path tells: `laps.json`, `laps_9606.csv.gz`, `laps-monza.json`, else the nearest
 * folder that is named like an endpoint (`openf1/laps/9606.json`).
 */
export function endpointOfPath(path: string): EndpointName | undefined {
  const [name = '', ...folders] = path.toLowerCase().split('/').toReversed();
  const stem = name.replace(/\.[^.]*$/, '');
  const byName = endpoints
    .map((endpoint) => endpoint.name)
    .filter(
      (endpoint) => stem.startsWith(endpoint) && !/^[a-z0-9]/.test(stem.slice(endpoint.length)),
    )
    .toSorted((a, b) => b.length - a.length);
  if (byName[0]) return byName[0];
  for (const folder of folders) {
    const found = endpoints.find((endpoint) => endpoint.name === folder);
    if (found) return found.name;
  }
  return undefined;
}

/**
 * The endpoint that the fields of a file's first row tell, or of CSV the names in its header. `head` is the
 * beginning of the file's text.
 */
export function endpointOfContent(head: string): EndpointName | undefined {
  return endpointOfFields(fieldsIn(head));
}

/** The one endpoint whose rows have these fields together. */
export function endpointOfFields(fields: ReadonlySet<string>): EndpointName | undefined {
  return signatures.find(([, needed]) => needed.every((field) => fields.has(field)))?.[0];
}

/** Names in the first row of JSON, or in the header of CSV, as far as `head` reaches. */
export function fieldsIn(head: string, separator = ','): ReadonlySet<string> {
  return new Set(isJsonHead(head) ? fieldsOfFirstRow(head) : namesInHeader(head, separator));
}

/**
 * What to end a staged file's name in: the format its text begins like, in the spelling of its own name where that
 * agrees. `isGzip` says that the text was inflated.
 */
export function extensionOf(path: string, {head, isGzip}: FileHead): Extension {
  const isCsv = !isJsonHead(head) && namesInHeader(head).length > 1;
  const byName = formatOf(path);
  if (byName && byName.isGzip === isGzip && (byName.rows === 'csv') === isCsv)
    return byName.extension;
  return `${isCsv ? 'csv' : 'json'}${isGzip ? '.gz' : ''}`;
}

/** The beginning of a file's text. */
export interface FileHead {
  readonly head: string;
  readonly isGzip: boolean;
}

export const isJsonHead = (head: string): boolean => /^\s*[[{]/.test(head);

/** Of the first line; quotes around a name do not count. The last may be cut off. */
function namesInHeader(head: string, separator = ','): readonly string[] {
  const line = /^\s*(.*)/.exec(head)?.[1] ?? '';
  return line.split(separator).map((name) => name.replaceAll('"', '').trim());
}

/** Names of the fields of the first object, as far as `head` reaches. */
function fieldsOfFirstRow(head: string): readonly string[] {
  const fields: string[] = [];
  let depth = 0;
  for (const [token, text] of tokens(head)) {
    if (token === 'open') depth++;
    if (token === 'close' && --depth <= 0) break;
    if (token === 'field' && depth === 1) fields.push(text);
  }
  return fields;
}

/** Braces and field names outside of text values; brackets do not matter. */
function* tokens(head: string): Generator<readonly ['open' | 'close' | 'field', string]> {
  for (const match of head.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g)) {
    if (match[0] === '{') yield ['open', ''];
    else if (match[0] === '}') yield ['close', ''];
    else if (match[2] !== undefined) yield ['field', match[1] ?? ''];
  }
}
