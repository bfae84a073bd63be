/** What a file's first bytes say it is. `text` is what could be JSON or CSV. */
export type FileKind =
  | 'empty'
  | 'text'
  | 'gzip'
  | 'zip'
  | 'parquet'
  | 'duckdb'
  | 'utf-16'
  | 'markup'
  | 'binary';

const begins = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const ascii = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0));

/** Where DuckDB has its mark: after the checksum of the first block. */
const duckdbMark = 8;

const magics: readonly (readonly [FileKind, (head: Uint8Array) => boolean])[] = [
  ['empty', (head) => head.length === 0],
  ['gzip', (head) => begins(head, [0x1f, 0x8b])],
  ['zip', (head) => begins(head, ascii('PK\u0003\u0004')) || begins(head, ascii('PK\u0005\u0006'))],
  ['parquet', (head) => begins(head, ascii('PAR1'))],
  ['duckdb', (head) => begins(head.subarray(duckdbMark), ascii('DUCK'))],
  ['utf-16', (head) => begins(head, [0xff, 0xfe]) || begins(head, [0xfe, 0xff])],
  ['binary', (head) => head.includes(0)],
  ['markup', (head) => /^\ufeff?\s*<[!?a-z]/i.test(new TextDecoder().decode(head.subarray(0, 64)))],
];

/** `head` is the beginning of the file, the more the surer. */
export function kindOfFile(head: Uint8Array): FileKind {
  return magics.find(([, holds]) => holds(head))?.[0] ?? 'text';
}
