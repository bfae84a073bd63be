import {parseColumnType, type TypeTree} from '#/lakehouse/columnType';
import type {ScalarType} from '#/lakehouse/define';
import type {FilledColumn, TargetColumn} from './columnBuffer';
import {
  byte,
  flag,
  flatbuffer,
  int,
  long,
  short,
  string,
  structs,
  table,
  type Target,
  to,
  vector,
} from './flatbuffer';
import {putInteger} from './numbers';
import type {Chunk} from './rowBuffers';
import {pathBuffers, pathIndex, type SourceFile} from './sourcePaths';

/** What every row of a file has in its metadata columns. */
export interface RowOrigin {
  readonly sourceFile: SourceFile;
  /** Epoch milliseconds. */
  readonly ingestionTimestamp: number;
  readonly batchId: number;
}

export interface ArrowLayout {
  /** All columns of the table, metadata columns among them, in the table's order. */
  readonly table: readonly TargetColumn[];
  /** The columns the chunks were decoded to. */
  readonly target: readonly TargetColumn[];
  /** The column of rescued data, `_rescued_data` unless it is said; null: none. */
  readonly rescued?: string | null;
}

/** Codes of Arrow's Schema.fbs and Message.fbs. */
const arrow = {
  version: 4,
  header: {schema: 1, dictionaryBatch: 2, recordBatch: 3},
  type: {null: 1, int: 2, float: 3, utf8: 5, bool: 6, date: 8, timestamp: 10, list: 12, struct: 13},
  microsecond: 2,
  days: 0,
  doublePrecision: 2,
} as const;
const sourceFileId = 0;

/** A column as the buffers of a record batch. */
interface Node {
  readonly length: number;
  readonly nulls: number;
  readonly buffers: readonly Uint8Array[];
  readonly children: readonly Node[];
}

/**
 * One Arrow IPC stream of the chunk, for a positional INSERT into the table. `_source_file` is dictionary-encoded:
 * one byte a row, or two when the chunk is of several files. Table columns that the chunk was not decoded to are NULL.
 */
export function toArrowStream(
  chunk: Chunk,
  layout: ArrowLayout,
  origin: RowOrigin,
): Uint8Array<ArrayBuffer> {
  const index = typeof origin.sourceFile === 'string' ? byteIndex : shortIndex;
  const nodes = layout.table.map(({name}) => nodeOf(name, chunk, layout, origin));
  const fields = layout.table.map(({name, type}, i) =>
    nodes[i]
      ? field(name, parseColumnType(type), name === '_source_file' ? index : undefined)
      : nullField(name),
  );
  const {length, ends, text} = pathBuffers(origin.sourceFile);
  const paths: Node = {length, nulls: 0, buffers: [none, bytesOf(ends), text], children: []};
  const rows = {length: chunk.rows, nodes: nodes.map((node) => node ?? nullNode(chunk.rows))};
  const hasPath = layout.table.some(({name}) => name === '_source_file');
  const parts: Uint8Array[] = message(arrow.header.schema, schema(fields), []);
  if (hasPath) {
    const {header, body} = batch({length, nodes: [paths]});
    const dictionary = table(long(sourceFileId), to(header), flag(false));
    parts.push(...message(arrow.header.dictionaryBatch, dictionary, body));
  }
  const {header, body} = batch(rows);
  parts.push(...message(arrow.header.recordBatch, header, body), endOfStream);
  return concatenated(parts);
}

const none = new Uint8Array(0);
const none32 = new Int32Array(0);
const padding = new Uint8Array(8);
const endOfStream = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);
const bytesOf = (view: Int32Array | Float64Array | Uint8Array, length = view.byteLength) =>
  new Uint8Array(view.buffer, view.byteOffset, length);
const nullNode = (length: number): Node => ({length, nulls: length, buffers: [], children: []});

/** Null when the chunk has no such column. */
function nodeOf(name: string, chunk: Chunk, layout: ArrowLayout, origin: RowOrigin): Node | null {
  const {rows} = chunk;
  const {rescued = '_rescued_data'} = layout;
  if (name === rescued) return chunk.rescued.nulls === rows ? null : filledNode(chunk.rescued);
  switch (name) {
    case '_source_file':
      return {
        length: rows,
        nulls: 0,
        buffers: [none, pathIndex(origin.sourceFile, rows)],
        children: [],
      };
    case '_ingestion_timestamp':
      return constant(name, rows, origin.ingestionTimestamp * 1000);
    case '_batch_id':
      return constant(name, rows, origin.batchId);
    default: {
      const column = chunk.columns[layout.target.findIndex((target) => target.name === name)];
      return column ? filledNode(column) : null;
    }
  }
}

/** A column of one value, by its name: mostly that of the chunk before. */
const constants = new Map<string, {readonly value: number; readonly words: Int32Array}>();

function constant(name: string, rows: number, value: number): Node {
  const before = constants.get(name);
  let words = before?.value === value ? before.words : none32;
  if (words.length < rows * 2) {
    words = new Int32Array(rows * 2);
    putInteger(words, 0, value);
    for (let done = 2; done < words.length; done *= 2) words.copyWithin(done, 0, done);
    constants.set(name, {value, words});
  }
  return {length: rows, nulls: 0, buffers: [none, bytesOf(words, rows * 8)], children: []};
}

function filledNode(column: FilledColumn): Node {
  const {type, length, nulls, validity, values, offsets, elements, fields} = column;
  const bitmap = validity ? validity.subarray(0, (length + 7) >> 3) : none;
  if (type.kind === 'struct')
    return {length, nulls, buffers: [bitmap], children: fields.map(filledNode)};
  if (!offsets) {
    const bits = type.kind === 'scalar' ? bitsOf[type.type] : 0;
    const size = (length * bits + 7) >> 3;
    return {length, nulls, buffers: [bitmap, bytesOf(values, size)], children: []};
  }
  const ends = bytesOf(offsets, (length + 1) * 4);
  if (elements) return {length, nulls, buffers: [bitmap, ends], children: [filledNode(elements)]};
  const text = bytesOf(values, offsets[length] ?? 0);
  return {length, nulls, buffers: [bitmap, ends, text], children: []};
}

/** Of a value of fixed size. */
const bitsOf: Readonly<Record<ScalarType, number>> = {
  BIGINT: 64,
  DOUBLE: 64,
  BOOLEAN: 1,
  TIMESTAMP: 64,
  DATE: 32,
  VARCHAR: 0,
};

/* -------------------------------------------------------------- messages */

function schema(fields: readonly Target[]): Target {
  return table(short(0), to(vector(fields)));
}

/** Name, nullable, type code, type, dictionary, children. */
function field(name: string, type: TypeTree, dictionary?: Target): Target {
  return table(
    to(string(name)),
    flag(true),
    byte(type.kind === 'scalar' ? codes[type.type] : arrow.type[type.kind]),
    to(type.kind === 'scalar' ? parameters[type.type] : table()),
    dictionary && to(dictionary),
    to(vector(childFields(type))),
  );
}

const shortIndex = table(long(sourceFileId), to(table(int(16), flag(true))), flag(false));
const byteIndex = table(long(sourceFileId), to(table(int(8), flag(true))), flag(false));

function childFields(type: TypeTree): readonly Target[] {
  if (type.kind === 'list') return [field('item', type.element)];
  return type.kind === 'struct' ? type.fields.map(({name, type: of}) => field(name, of)) : [];
}

function nullField(name: string): Target {
  return table(
    to(string(name)),
    flag(true),
    byte(arrow.type.null),
    to(table()),
    undefined,
    to(vector([])),
  );
}

const codes: Readonly<Record<ScalarType, number>> = {
  BIGINT: arrow.type.int,
  DOUBLE: arrow.type.float,
  BOOLEAN: arrow.type.bool,
  TIMESTAMP: arrow.type.timestamp,
  DATE: arrow.type.date,
  VARCHAR: arrow.type.utf8,
};
const parameters: Readonly<Record<ScalarType, Target>> = {
  BIGINT: table(int(64), flag(true)),
  DOUBLE: table(short(arrow.doublePrecision)),
  BOOLEAN: table(),
  TIMESTAMP: table(short(arrow.microsecond)),
  DATE: table(short(arrow.days)),
  VARCHAR: table(),
};

const padded = (length: number) => (length + 7) & ~7;

/** A record batch: its description, and the bytes that follow it. */
function batch({length, nodes}: {readonly length: number; readonly nodes: readonly Node[]}): {
  readonly header: Target;
  readonly body: readonly Uint8Array[];
} {
  const flat = nodes.flatMap(withChildren);
  const body = flat.flatMap((node) => node.buffers);
  let at = 0;
  const places = body.flatMap((buffer) => {
    const place = [at, buffer.length];
    at += padded(buffer.length);
    return place;
  });
  const header = table(
    long(length),
    to(
      structs(
        flat.length,
        flat.flatMap((node) => [node.length, node.nulls]),
      ),
    ),
    to(structs(body.length, places)),
  );
  return {header, body};
}

/** A node before all inside it. */
const withChildren = (node: Node): readonly Node[] => [
  node,
  ...node.children.flatMap(withChildren),
];

/** A message as the stream has it: length, description, body, each part padded to 8 bytes. */
function message(code: number, header: Target, body: readonly Uint8Array[]): Uint8Array[] {
  const bodyLength = body.reduce((sum, buffer) => sum + padded(buffer.length), 0);
  const description = flatbuffer(
    table(short(arrow.version), byte(code), to(header), long(bodyLength)),
  );
  const prefix = Int32Array.of(-1, description.length);
  return [bytesOf(prefix), description, ...body.flatMap(withPadding)];
}

const withPadding = (buffer: Uint8Array): readonly Uint8Array[] =>
  buffer.length % 8 === 0 ? [buffer] : [buffer, padding.subarray(buffer.length % 8)];

function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
