/** How the rows of a staged file are written. */
export type RowFormat = 'json' | 'ndjson' | 'csv';

/** What a staged file's name ends in, without the first dot. */
export type Extension = `${'json' | 'ndjson' | 'jsonl' | 'csv'}${'' | '.gz'}`;

export interface FileFormat {
  readonly rows: RowFormat;
  readonly isGzip: boolean;
  /** As the file's name has it, in lower case. */
  readonly extension: Extension;
}

const formats: Readonly<Record<Extension, FileFormat>> = {
  json: {rows: 'json', isGzip: false, extension: 'json'},
  'json.gz': {rows: 'json', isGzip: true, extension: 'json.gz'},
  ndjson: {rows: 'ndjson', isGzip: false, extension: 'ndjson'},
  'ndjson.gz': {rows: 'ndjson', isGzip: true, extension: 'ndjson.gz'},
  jsonl: {rows: 'ndjson', isGzip: false, extension: 'jsonl'},
  'jsonl.gz': {rows: 'ndjson', isGzip: true, extension: 'jsonl.gz'},
  csv: {rows: 'csv', isGzip: false, extension: 'csv'},
  'csv.gz': {rows: 'csv', isGzip: true, extension: 'csv.gz'},
};
const isExtension = (text: string): text is Extension => Object.hasOwn(formats, text);

/** The format that a file's name or path tells; null for one that the autoloader does not read. */
export function formatOf(name: string): FileFormat | null {
  const ending = /\.([a-z]+(?:\.gz)?)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return isExtension(ending) ? formats[ending] : null;
}
