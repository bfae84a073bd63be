import type {SchemaHint} from '#/lakehouse/autoloaderOptions/parseSchemaHints';
import {parseColumnType, type TypeField, type TypeTree} from '#/lakehouse/columnType';

/**
 * A type with what hints say about places inside it. `element` leads into a list, the name of a field into a struct,
 * where a field that is not there is added; a hint that leads nowhere has no effect. What `before`, the column's type
 * so far, has at such a place stays: a hint keeps it from being widened.
 */
export function withHints(
  type: TypeTree,
  hints: readonly SchemaHint[],
  before: TypeTree | null,
): TypeTree {
  return hints.reduce(
    (so, {path, type: hinted}) => withHint(so, path, {hinted: parseColumnType(hinted), before}),
    type,
  );
}

interface Place {
  readonly hinted: TypeTree;
  readonly before: TypeTree | null;
}

function withHint(type: TypeTree, path: readonly string[], place: Place): TypeTree {
  const [step, ...rest] = path;
  if (step === undefined) return place.before ?? place.hinted;
  if (type.kind === 'struct') return withFieldHint(type.fields, [step, ...rest], place);
  if (type.kind !== 'list' || step.toLowerCase() !== 'element') return type;
  const {hinted, before} = place;
  const inside = before?.kind === 'list' ? before.element : null;
  return {kind: 'list', element: withHint(type.element, rest, {hinted, before: inside})};
}

function withFieldHint(
  fields: readonly TypeField[],
  [step, ...rest]: readonly [string, ...string[]],
  {hinted, before}: Place,
): TypeTree {
  const field = fieldNamed(fields, step);
  if (!field) {
    const added = rest.length > 0 ? [] : [{name: step, type: hinted}];
    return {kind: 'struct', fields: [...fields, ...added]};
  }
  const known = before?.kind === 'struct' ? fieldNamed(before.fields, step) : undefined;
  const type = withHint(field.type, rest, {hinted, before: known?.type ?? null});
  const changed = {name: field.name, type};
  return {kind: 'struct', fields: fields.map((other) => (other === field ? changed : other))};
}

const fieldNamed = (fields: readonly TypeField[], name: string): TypeField | undefined =>
  fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
