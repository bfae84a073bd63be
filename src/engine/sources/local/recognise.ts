import {tableForEndpoint} from '#/lakehouse/tables';
import type {EndpointName} from '#/domain/endpoints';
import {blobSource} from '#/base/blobSource';
import {MalformedFile} from '#/engine/autoloader/decode/fault';
import {inflatedText} from '#/engine/autoloader/decode/textStream';
import type {Extension} from '#/engine/storage/fileFormat';
import {type FileKind, kindOfFile} from '#/base/fileKind';
import {
  endpointOfFields,
  endpointOfPath,
  extensionOf,
  type FileHead,
  fieldsIn,
  isJsonHead,
} from './recogniseEndpoint';

/** So much of a file's beginning tells what it is. */
export const headBytes = 65_536;

/** What a local file is, or why it is not taken and what to do. */
export type Recognition =
  | {readonly kind: 'openf1'; readonly endpoint: EndpointName; readonly extension: Extension}
  | {readonly kind: 'refused'; readonly reason: string};

const refused = (reason: string): Recognition => ({kind: 'refused', reason});

const reasons: Readonly<Record<Exclude<FileKind, 'text' | 'gzip'>, string>> = {
  empty: 'The file is empty: download it again',
  zip: 'An archive inside the archive: unpack it and choose that one by itself',
  parquet:
    'A Parquet file becomes a table of its own: unpack it and choose it by itself, outside any archive',
  duckdb:
    'A DuckDB database becomes tables of its own: unpack it and choose it by itself, outside any archive',
  'utf-16': 'Text in UTF-16: save it as UTF-8 and choose it again',
  markup: 'A web page or XML, not rows: ask the API for the endpoint itself and save its answer',
  binary: 'Not text: give JSON, NDJSON or CSV, as it is or gzipped, or a zip archive of those',
};

/**
 * Told from what the file holds, given its beginning; its name, or a folder's, only decides where the content leaves
 * it open, and never against it.
 */
export async function recognise(path: string, head: Uint8Array): Promise<Recognition> {
  const kind = kindOfFile(head);
  if (kind !== 'gzip') return kind === 'text' ? ofText(path, head, false) : refused(reasons[kind]);
  const text = await inflatedHead(head);
  const inner = kindOfFile(text);
  if (inner === 'empty') return refused('The gzip file is damaged or empty: download it again');
  if (inner !== 'text') return refused(reasons[inner === 'gzip' ? 'binary' : inner]);
  return ofText(path, text, true);
}

function ofText(path: string, bytes: Uint8Array, isGzip: boolean): Recognition {
  const head = new TextDecoder().decode(bytes);
  const fields = fieldsIn(head);
  const byContent = endpointOfFields(fields);
  if (byContent) return taken(path, byContent, {head, isGzip});
  if (endpointOfFields(fieldsIn(head, ';')) ?? endpointOfFields(fieldsIn(head, '\t')))
    return refused('CSV with another separator: save it with commas between the columns');
  const byName = endpointOfPath(path);
  if (!byName) return refused(unrecognised);
  const obstacle = obstacleTo(byName, head, fields);
  return obstacle === null ? taken(path, byName, {head, isGzip}) : refused(obstacle);
}

const taken = (path: string, endpoint: EndpointName, begin: FileHead): Recognition => ({
  kind: 'openf1',
  endpoint,
  extension: extensionOf(path, begin),
});

const unrecognised =
  'Not recognised: give JSON whose first row, or CSV whose header, has the fields of an OpenF1 endpoint, or name the file or its folder after the endpoint (laps_9606.json, laps/9606.csv)';

/** Why a file that is named after an endpoint is not of it all the same; null when it may be. */
function obstacleTo(
  endpoint: EndpointName,
  head: string,
  fields: ReadonlySet<string>,
): string | null {
  const named = `Named after the endpoint ${endpoint}, but`;
  const isJson = isJsonHead(head);
  if (isJson && fields.size === 0)
    return beginsRows.test(head)
      ? null
      : `${named} it holds no rows: a list of JSON objects is needed`;
  if (!isJson && fields.size < 2) return `${named} it is neither JSON nor CSV`;
  const {columns} = tableForEndpoint(endpoint);
  if ([...fields].some((field) => Object.hasOwn(columns, field))) return null;
  const some = [...fields].slice(0, 3).join(', ');
  return `${named} its first row has none of that endpoint’s fields, only ${some.slice(0, 80)}`;
}

/** An empty list, or one whose first row is broken off: the autoloader tells where. */
const beginsRows = /^\s*(\[\s*(\{|\]|$)|\{\s*$)/;

/** As far as it can be inflated: the decoder tells what is wrong with the rest. */
async function inflatedHead(bytes: Uint8Array): Promise<Uint8Array> {
  const text = inflatedText(blobSource(new Blob([new Uint8Array(bytes)])));
  const head = new Uint8Array(headBytes);
  try {
    return head.subarray(0, await text.read(head));
  } catch (thrown) {
    if (thrown instanceof MalformedFile) return head.subarray(0, 0);
    throw thrown;
  } finally {
    await text.close();
  }
}
