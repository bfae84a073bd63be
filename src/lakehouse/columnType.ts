import {parseSqlType, type SqlField, type SqlType, sqlTypeText} from '#/base/sqlType';
import type {ColumnType, ScalarType} from './define';

/** A column's type taken apart, for those who look into it. */
export type TypeTree = SqlType<ScalarType>;
export type TypeField = SqlField<ScalarType>;

const scalarTypes: readonly string[] = [
  'BIGINT',
  'DOUBLE',
  'BOOLEAN',
  'TIMESTAMP',
  'DATE',
  'VARCHAR',
] satisfies readonly ScalarType[];
const isScalarType = (name: string): name is ScalarType => scalarTypes.includes(name);

/** @throws RangeError for a type that the lake does not make */
export function parseColumnType(text: string): TypeTree {
  const parsed = parseSqlType(text);
  const tree = parsed && ofLake(parsed);
  if (!tree) throw new RangeError(`The lake has no columns of the type ${text}`);
  return tree;
}

function ofLake(type: SqlType): TypeTree | null {
  if (type.kind === 'scalar')
    return isScalarType(type.type) ? {kind: 'scalar', type: type.type} : null;
  if (type.kind === 'list') {
    const element = ofLake(type.element);
    return element && {kind: 'list', element};
  }
  const fields: TypeField[] = [];
  for (const {name, type: inner} of type.fields) {
    const field = ofLake(inner);
    if (!field) return null;
    fields.push({name, type: field});
  }
  return {kind: 'struct', fields};
}

/** The type as one text: two types are the same when their texts are. */
export const columnTypeText = (type: TypeTree): ColumnType => sqlTypeText(type) as ColumnType;

/** Another spelling of the same type as `columnTypeText` writes it. @throws RangeError */
export const normalColumnType = (text: string): ColumnType => columnTypeText(parseColumnType(text));
