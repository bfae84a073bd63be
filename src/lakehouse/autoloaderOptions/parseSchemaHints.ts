import type {ColumnType} from '../define';
import {HintFault, type HintReader, hintReader} from './hintReader';
import {bronzeType, type WrittenField, type WrittenType} from './hintTypes';

/** The type a column is to have, whatever its values look like. */
export interface SchemaHint {
  /** The column; with more names, a field inside it, or `element` for what a list holds. */
  readonly path: readonly string[];
  readonly type: ColumnType;
  /** Where the hint begins in the text; counts characters from 0. */
  readonly at: number;
}

export type ParsedHints =
  | {readonly kind: 'hints'; readonly hints: readonly SchemaHint[]}
  | {readonly kind: 'problem'; readonly at: number; readonly problem: string};

/**
 * Auto Loader's grammar: `date DATE, user_info.dob DATE, items.element.price DOUBLE, prices ARRAY<INT>,
 * tags MAP<STRING, STRING>, s STRUCT<a: INT, b: STRING>`, in Spark's spelling of types or in DuckDB's (`BIGINT[]`). Names with other characters
 * stand in backticks or double quotes; `COMMENT 'text'` after a type is allowed and has no effect. Types become those
 * of bronze; one that bronze lacks is a problem. The first problem ends the reading.
 */
export function parseSchemaHints(text: string): ParsedHints {
  const reader = hintReader(text);
  try {
    return {kind: 'hints', hints: readHints(reader)};
  } catch (thrown) {
    if (thrown instanceof HintFault)
      return {kind: 'problem', at: thrown.at, problem: thrown.message};
    throw thrown;
  }
}

function readHints(reader: HintReader): readonly SchemaHint[] {
  const hints: SchemaHint[] = [];
  do {
    const at = reader.at();
    const path = readPath(reader);
    refuseOverlap(hints, path, at);
    reader.takes(':');
    const typeAt = reader.at();
    const type = bronzeType(readType(reader));
    if (type.kind === 'problem') throw new HintFault(typeAt, type.problem);
    skipComment(reader);
    hints.push({path, type: type.type, at});
  } while (reader.takes(','));
  if (!reader.isAtEnd())
    throw new HintFault(reader.at(), `a comma or the end belongs here, not ${reader.next()}.`);
  return hints;
}

/** @throws HintFault when a hint says already what is there: of the same place, one around it or one inside it */
function refuseOverlap(hints: readonly SchemaHint[], path: readonly string[], at: number): void {
  const isInside = (inner: readonly string[], outer: readonly string[]) =>
    outer.every((step, i) => step.toLowerCase() === inner[i]?.toLowerCase());
  const other = hints.find((hint) => isInside(path, hint.path) || isInside(hint.path, path));
  if (!other) return;
  const same = other.path.length === path.length;
  const place = (same ? path : other.path).join('.');
  throw new HintFault(
    at,
    same ? `${place} has a hint already.` : `${place} has a hint already: say both in one STRUCT.`,
  );
}

function readPath(reader: HintReader): readonly string[] {
  const path: string[] = [];
  do path.push(readName(reader));
  while (reader.takes('.'));
  return path;
}

function readName(reader: HintReader): string {
  const quoted = reader.match(/`(?:[^`]|``)+`|"(?:[^"]|"")+"/);
  if (quoted) {
    const quote = quoted.slice(0, 1);
    return quoted.slice(1, -1).replaceAll(quote + quote, quote);
  }
  const name = reader.match(/[\p{L}_][\p{L}\p{N}_]*/u);
  if (name) return name;
  throw new HintFault(reader.at(), `the name of a column belongs here, not ${reader.next()}.`);
}

function readType(reader: HintReader): WrittenType {
  const at = reader.at();
  const name = reader.match(/[a-z_][a-z0-9_]*/)?.toUpperCase();
  if (name === undefined) throw new HintFault(at, `a type belongs here, not ${reader.next()}.`);
  let type = readRest(reader, name);
  while (reader.takes('[')) {
    reader.match(/\d+/);
    expectToken(reader, ']');
    type = {kind: 'list', element: type};
  }
  return type;
}

/** What follows a type's name: the types inside it, or a length. */
function readRest(reader: HintReader, name: string): WrittenType {
  if (name === 'ARRAY') return {kind: 'list', element: inside(reader, () => readType(reader))};
  if (name === 'MAP') {
    inside(reader, () => {
      readType(reader);
      expectToken(reader, ',');
      return readType(reader);
    });
    return {kind: 'map'};
  }
  if (name === 'STRUCT') {
    return {kind: 'struct', fields: inside(reader, () => readFields(reader))};
  }
  if (reader.takes('(')) {
    if (reader.match(/\d+(?:\s*,\s*\d+)?/) === null)
      throw new HintFault(reader.at(), `a length belongs here, not ${reader.next()}.`);
    expectToken(reader, ')');
  }
  if (name === 'DOUBLE') reader.match(/precision\b/);
  if (name === 'TIMESTAMP') reader.match(/with(?:out)?\s+time\s+zone\b/);
  return {kind: 'named', name};
}

/** Spark writes `<…>`, DuckDB `(…)`. */
function inside<T>(reader: HintReader, read: () => T): T {
  const isRound = reader.takes('(');
  if (!isRound) expectToken(reader, '<');
  const found = read();
  expectToken(reader, isRound ? ')' : '>');
  return found;
}

function readFields(reader: HintReader): readonly WrittenField[] {
  const fields: WrittenField[] = [];
  do {
    const name = readName(reader);
    reader.takes(':');
    fields.push({name, type: readType(reader)});
    skipComment(reader);
  } while (reader.takes(','));
  return fields;
}

function skipComment(reader: HintReader): void {
  if (reader.match(/comment\b/) === null) return;
  if (reader.match(/'(?:[^']|'')*'/) === null)
    throw new HintFault(reader.at(), `a text in single quotes belongs here, not ${reader.next()}.`);
}

function expectToken(reader: HintReader, token: string): void {
  if (!reader.takes(token))
    throw new HintFault(reader.at(), `${token} belongs here, not ${reader.next()}.`);
}
