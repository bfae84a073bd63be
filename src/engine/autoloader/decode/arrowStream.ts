import {fileNumber} from '#/lakehouse/bronze/storedBronze';
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
import {type FileNumbers, fileNumberWords} from './fileNumbers';
import type {Chunk} from './rowBuffers';

export interface ArrowLayout {
  /** All stored columns of the table, in its order. */
  readonly table: readonly TargetColumn[];
  /** The columns the chunks were decoded to. */
  readonly target: readonly TargetColumn[];
  /** The column of rescued data, `_rescued_data` unless it is said; null: none. */
  readonly rescued?: string | null;
}

/** Codes of Arrow's Schema.fbs and Message.fbs. */
const arrow = {
  version: 4,
  header: {schema: 1, recordBatch: 3},
  type: {null: 1, int: 2, float: 3, utf8: 5, bool: 6, date: 8, timestamp: 10, list: 12, struct: 13},
  microsecond: 2,
  days: 0,
  doublePrecision: 2,
} as const;

/** A column as the buffers of a record batch. */
interface Node {
  readonly length: number;
  readonly nulls: number;
  readonly buffers: readonly Uint8Array[];
  readonly children: readonly Node[];
}

/**
 * One Arrow IPC stream of the chunk, for a positional INSERT into the table. Table columns that the chunk was not
 * decoded to are NULL.
 */
export function toArrowStream(
  chunk: Chunk,
  layout: ArrowLayout,
  files: FileNumbers,
): Uint8Array<ArrayBuffer> {
  const nodes = layout.table.map(({name}) => nodeOf(name, chunk, layout, files));
  const fields = layout.table.map(({name, type}, i) =>
    nodes[i] ? field(name, parseColumnType(type)) : nullField(name),
  );
  const rows = {length: chunk.rows, nodes: nodes.map((node) => node ?? nullNode(chunk.rows))};
  const {header, body} = batch(rows);
  return concatenated([
    ...message(arrow.header.schema, schema(fields), []),
    ...message(arrow.header.recordBatch, header, body),
    endOfStream,
  ]);
}

const none = new Uint8Array(0);
const padding = new Uint8Array(8);
const endOfStream = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);
const bytesOf = (view: Int32Array | Float64Array | Uint8Array, length = view.byteLength) =>
  new Uint8Array(view.buffer, view.byteOffset, length);
const nullNode = (length: number): Node => ({length, nulls: length, buffers: [], children: []});

/** Null when the chunk has no such column. */
function nodeOf(name: string, chunk: Chunk, layout: ArrowLayout, files: FileNumbers): Node | null {
  const {rows} = chunk;
  const {rescued = '_rescued_data'} = layout;
  if (name === rescued) return chunk.rescued.nulls === rows ? null : filledNode(chunk.rescued);
  if (name === fileNumber) {
    const numbers = bytesOf(fileNumberWords(files, rows));
    return {length: rows, nulls: 0, buffers: [none, numbers], children: []};
  }
  const column = chunk.columns[layout.target.findIndex((target) => target.name === name)];
  return column ? filledNode(column) : null;
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

/** Name, nullable, type code, type, no dictionary, children. */
function field(name: string, type: TypeTree): Target {
  return table(
    to(string(name)),
    flag(true),
    byte(type.kind === 'scalar' ? codes[type.type] : arrow.type[type.kind]),
    to(type.kind === 'scalar' ? parameters[type.type] : table()),
    undefined,
    to(vector(childFields(type))),
  );
}

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
