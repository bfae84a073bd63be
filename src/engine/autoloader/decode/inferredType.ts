import type {TypeField, TypeTree} from '#/lakehouse/columnType';
import type {ScalarType} from '#/lakehouse/define';

/** A type as far as the values seen so far tell it. `undecided`: nothing but nulls, empty lists, empty objects. */
export type Inferred =
  | {readonly kind: 'undecided'}
  /** `isFixed`: stays as it is, whatever comes. */
  | {readonly kind: 'scalar'; readonly type: ScalarType; readonly isFixed?: boolean}
  | {readonly kind: 'list'; readonly element: Inferred; readonly isFixed?: boolean}
  | {
      readonly kind: 'struct';
      readonly fields: ReadonlyMap<string, Inferred>;
      readonly isFixed?: boolean;
    };

export const undecided: Inferred = {kind: 'undecided'};
export const text: Inferred = {kind: 'scalar', type: 'VARCHAR'};

/** An object with more keys than this has keys that are values: it stays text. */
const mostFields = 256;

/** The narrowest type that holds the values of both. Fixed parts of `a` only gain fields. */
export function joined(a: Inferred, b: Inferred): Inferred {
  if (b.kind === 'undecided' || a === b) return a;
  if (a.kind === 'undecided') return b;
  const isFixed = a.isFixed === true;
  if (a.kind === 'struct' && b.kind === 'struct') {
    const fields = allFields(a.fields, b.fields);
    if (fields) return {kind: 'struct', fields, isFixed};
  } else if (a.kind === 'list' && b.kind === 'list') {
    const element = joined(a.element, b.element);
    if (element.kind !== 'list') return {kind: 'list', element, isFixed};
  } else if (a.kind === 'scalar' && b.kind === 'scalar' && !isFixed)
    return {kind: 'scalar', type: widest(a.type, b.type)};
  return isFixed ? a : text;
}

/** Null when no struct can have them: there are too many, or two differ only in case. */
function allFields(
  a: ReadonlyMap<string, Inferred>,
  b: ReadonlyMap<string, Inferred>,
): ReadonlyMap<string, Inferred> | null {
  const fields = new Map(a);
  for (const [name, type] of b) fields.set(name, joined(fields.get(name) ?? undecided, type));
  return fields.size === a.size || areFields(fields.keys(), fields.size) ? fields : null;
}

/** Whether a struct can have fields of these names: SQL ignores case. */
export function areFields(names: Iterable<string>, count: number): boolean {
  if (count > mostFields) return false;
  const folded = new Set<string>();
  for (const name of names) {
    if (name === '' || name.includes('\0')) return false;
    folded.add(name.toLowerCase());
  }
  return folded.size === count;
}

function widest(a: ScalarType, b: ScalarType): ScalarType {
  if (a === b) return a;
  const both = [a, b];
  if (both.every((type) => type === 'BIGINT' || type === 'DOUBLE')) return 'DOUBLE';
  return both.every((type) => type === 'DATE' || type === 'TIMESTAMP') ? 'TIMESTAMP' : 'VARCHAR';
}

/** What is known when a column has this type. */
export function inferredOf(type: TypeTree, isFixed = false): Inferred {
  if (type.kind === 'scalar') return {kind: 'scalar', type: type.type, isFixed};
  if (type.kind === 'list')
    return {kind: 'list', element: inferredOf(type.element, isFixed), isFixed};
  const fields = new Map(type.fields.map(({name, type: of}) => [name, inferredOf(of, isFixed)]));
  return {kind: 'struct', fields, isFixed};
}

/** The type of a column for such values; fields without values are left out. Null while there is none. */
export function decided(type: Inferred): TypeTree | null {
  if (type.kind === 'undecided') return null;
  if (type.kind === 'scalar') return {kind: 'scalar', type: type.type};
  if (type.kind === 'list') {
    const element = decided(type.element);
    return element && {kind: 'list', element};
  }
  const fields: TypeField[] = [];
  for (const [name, of] of type.fields) {
    const field = decided(of);
    if (field) fields.push({name, type: field});
  }
  return fields.length > 0 ? {kind: 'struct', fields} : null;
}
