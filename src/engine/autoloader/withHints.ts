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

function withHint(type: TypeTree, path: readonly string[], {hinted, before}: Place): TypeTree {
  const [step, ...rest] = path;
  if (step === undefined) return before ?? hinted;
  if (type.kind === 'list') {
    if (step.toLowerCase() !== 'element') return type;
    const inside = before?.kind === 'list' ? before.element : null;
    return {kind: 'list', element: withHint(type.element, rest, {hinted, before: inside})};
  }
  if (type.kind !== 'struct') return type;
  const field = fieldOf(type, step);
  const inside = (before && fieldOf(before, step)?.type) ?? null;
  if (field) {
    const changed = {name: field.name, type: withHint(field.type, rest, {hinted, before: inside})};
    return {...type, fields: type.fields.map((other) => (other === field ? changed : other))};
  }
  return rest.length > 0 ? type : {...type, fields: [...type.fields, {name: step, type: hinted}]};
}

const fieldOf = (type: TypeTree, name: string): TypeField | undefined =>
  type.kind === 'struct'
    ? type.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
    : undefined;
