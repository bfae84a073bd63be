import {DataType, Field, Precision, Schema, TimeUnit} from 'apache-arrow';
import {quoteName} from '#/base/quoteSql';
import type {ColumnInFile} from '#/contracts/imports';
import type {LeafKind} from './parquetLeaves';

/** Why a column cannot be brought in with all it says. */
export class UnreadableColumn extends Error {}

/** The columns that DuckDB itself would make of a Parquet file. @throws UnreadableColumn */
export function columnsOf(schema: Schema, leaves: readonly LeafKind[]): readonly ColumnInFile[] {
  const walk = createWalk(leaves);
  const taken = new Set<string>();
  return schema.fields.map((field) => {
    const name = freeName(field.name, taken);
    return {name, type: walk.type(field)};
  });
}

/** Marks what are UUIDs, which Arrow has as 16 bytes: DuckDB knows the mark. */
export function markedSchema(schema: Schema, leaves: readonly LeafKind[]): Schema {
  const walk = createWalk(leaves);
  return new Schema(
    schema.fields.map((field) => walk.marked(field)),
    schema.metadata,
  );
}

/** Names of one table differ by more than the size of letters. */
function freeName(given: string, taken: Set<string>): string {
  let name = given;
  for (let copy = 1; taken.has(name.toLowerCase()); copy += 1) name = `${given}_${copy}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Goes over the fields in order, taking each leaf's kind as it comes to it. */
function createWalk(leaves: readonly LeafKind[]) {
  let at = 0;
  const next = (): LeafKind => leaves[at++] ?? 'plain';

  function type(field: Field): string {
    const {type: arrow} = field;
    const [child] = field.type.children ?? [];
    if (DataType.isStruct(arrow))
      return `STRUCT(${arrow.children.map((one) => `${quoteName(one.name)} ${type(one)}`).join(', ')})`;
    if (DataType.isMap(arrow)) {
      const [key, value] = entryOf(arrow.children[0]);
      return `MAP(${type(key)}, ${type(value)})`;
    }
    if (DataType.isFixedSizeList(arrow) && child) return `${type(child)}[${arrow.listSize}]`;
    if (DataType.isList(arrow) && child) return `${type(child)}[]`;
    return leafType(field, next());
  }
  function marked(field: Field): Field {
    const {type: arrow, children} = {type: field.type, children: field.type.children ?? []};
    if (DataType.isDictionary(arrow) || children.length === 0)
      return next() === 'uuid'
        ? new Field(field.name, field.type, field.nullable, uuidMark)
        : field;
    arrow.children = children.map(marked);
    return new Field(field.name, arrow, field.nullable, field.metadata);
  }
  return {type, marked};
}

const uuidMark = new Map([
  ['ARROW:extension:name', 'arrow.uuid'],
  ['ARROW:extension:metadata', ''],
]);

function entryOf(entries: Field | undefined): readonly [Field, Field] {
  const [key, value] = entries?.type.children ?? [];
  if (!key || !value) throw new UnreadableColumn('A map has no keys');
  return [key, value];
}

function leafType({name, type}: Field, kind: LeafKind): string {
  if (kind === 'interval')
    throw new UnreadableColumn(
      `Column "${name}" holds intervals, whose months Parquet readers drop: cast it to text in the program that wrote the file`,
    );
  if (kind === 'uuid') return 'UUID';
  if (kind === 'int96') return 'TIMESTAMP';
  if (kind === 'time-utc') return 'TIME WITH TIME ZONE';
  const found = numberType(type) ?? timeType(type) ?? otherType(type);
  if (found) return found;
  throw new UnreadableColumn(
    `Column "${name}" is of a type that is not read here: ${String(type)}`,
  );
}

function numberType(type: DataType): string | null {
  if (DataType.isInt(type)) {
    const size = {8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT'}[type.bitWidth];
    return `${type.isSigned ? '' : 'U'}${size}`;
  }
  if (DataType.isFloat(type)) return type.precision === Precision.DOUBLE ? 'DOUBLE' : 'FLOAT';
  if (DataType.isDecimal(type)) return `DECIMAL(${type.precision},${type.scale})`;
  return DataType.isBool(type) ? 'BOOLEAN' : null;
}

function timeType(type: DataType): string | null {
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (!DataType.isTimestamp(type)) return null;
  if (type.timezone) return 'TIMESTAMP WITH TIME ZONE';
  return type.unit === TimeUnit.NANOSECOND ? 'TIMESTAMP_NS' : 'TIMESTAMP';
}

function otherType(type: DataType): string | null {
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'VARCHAR';
  if (DataType.isBinary(type) || DataType.isLargeBinary(type) || DataType.isFixedSizeBinary(type))
    return 'BLOB';
  if (DataType.isDictionary(type)) {
    const {dictionary} = type;
    return numberType(dictionary) ?? timeType(dictionary) ?? otherType(dictionary);
  }
  return DataType.isNull(type) ? 'INTEGER' : null;
}
