import {AppError} from '#/base/errors';
import type {AutoloaderOptions} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import type {SchemaHint} from '#/lakehouse/autoloaderOptions/parseSchemaHints';
import {isLineage} from '#/lakehouse/bronze/storedBronze';
import {columnTypeText, parseColumnType} from '#/lakehouse/columnType';
import type {ColumnType, RefreshUnit} from '#/lakehouse/define';
import type {StoredColumn} from './bronzeSchemas';
import {decided, inferredOf, joined} from './decode/inferredType';
import {withHints} from './withHints';

/** What a file had that its table has no place for; as `DecodeOutcome` tells it. */
export interface Misfits {
  readonly newColumns: readonly StoredColumn[];
  readonly widened: readonly StoredColumn[];
  readonly extended: readonly StoredColumn[];
}

type Options = Pick<AutoloaderOptions, 'schemaEvolutionMode' | 'inferColumnTypes' | 'schemaHints'>;

const isAdding = (mode: Options['schemaEvolutionMode']) =>
  mode === 'addNewColumns' || mode === 'addNewColumnsWithTypeWidening';

/** What of a file makes a mode refuse it or change the table, whether or not there is anything to change. */
export const misfitsRefused = ({schemaEvolutionMode: mode}: Options) => ({
  isNewRefused: isAdding(mode) || mode === 'failOnNewColumns',
  isWiderRefused: mode === 'addNewColumnsWithTypeWidening',
});

/** @throws AppError 'schema.new-columns' in the mode failOnNewColumns, when there are new columns or fields */
export function refuseNewColumns(
  {schemaEvolutionMode: mode}: Options,
  {newColumns, extended}: Misfits,
  place: {readonly path: string; readonly table: string},
): void {
  if (mode !== 'failOnNewColumns' || newColumns.length + extended.length === 0) return;
  const names = [
    ...newColumns.map(({name}) => name),
    ...extended.map(({name}) => `fields of ${name}`),
  ];
  throw new AppError(
    'schema.new-columns',
    `${place.path} has what ${place.table} has no column for: ${names.join(', ')}. Nothing of it is loaded`,
    {details: {table: place.table}},
  );
}

/**
 * The columns of a table after the hints and what a file had are taken in, in the table's order with new ones behind.
 * Hints add columns whatever the mode; in the modes that keep odd values in the rescued data nothing else changes.
 */
export function evolvedColumns(
  options: Options,
  now: readonly StoredColumn[],
  misfits: Misfits = {newColumns: [], widened: [], extended: []},
): readonly StoredColumn[] {
  const hints = options.schemaHints ?? [];
  const changes = changesOf(options, misfits);
  const columns = now.map((column) => {
    const inside = hintsInside(hints, column.name);
    const found = changes.get(column.name);
    if (!found && inside.length === 0) return column;
    const before = parseColumnType(column.type);
    const after = found?.(column.type) ?? before;
    return {name: column.name, type: columnTypeText(withHints(after, inside, before))};
  });
  return withColumns(columns, [...hintedColumns(hints), ...columnsFound(options, misfits)]);
}

/** Those of `more` behind that are not there yet and may be; as in SQL, case does not count. */
export function withColumns(
  columns: readonly StoredColumn[],
  more: readonly StoredColumn[],
): readonly StoredColumn[] {
  const known = new Set(columns.map(({name}) => name.toLowerCase()));
  const added: StoredColumn[] = [];
  for (const column of more) {
    const name = column.name.toLowerCase();
    if (known.has(name) || isLineage(name)) continue;
    known.add(name);
    added.push(column);
  }
  return added.length === 0 ? columns : [...columns, ...added];
}

/** Whether rows decoded to one schema stand in the other as they are. */
export const isSameSchema = (a: readonly StoredColumn[], b: readonly StoredColumn[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({name, type}, i) => name === b[i]?.name && type === b[i]?.type));

/** Columns that hints name as a whole: added before any file has them. */
export const hintedColumns = (hints: readonly SchemaHint[]): readonly StoredColumn[] =>
  hints.flatMap(({path: [name, ...inside], type}) =>
    name === undefined || inside.length > 0 ? [] : [{name, type}],
  );

/** Hints about what is inside a column, their paths without its name. */
const hintsInside = (hints: readonly SchemaHint[], column: string): readonly SchemaHint[] =>
  hints.flatMap((hint) => {
    const [name, ...path] = hint.path;
    const isInside = path.length > 0 && name?.toLowerCase() === column.toLowerCase();
    return isInside ? [{...hint, path}] : [];
  });

function columnsFound(options: Options, {newColumns}: Misfits): readonly StoredColumn[] {
  if (!isAdding(options.schemaEvolutionMode)) return [];
  if (!options.inferColumnTypes) return newColumns.map(({name}) => ({name, type: 'VARCHAR'}));
  return newColumns.map(({name, type}) => {
    const inside = hintsInside(options.schemaHints ?? [], name);
    return inside.length === 0
      ? {name, type}
      : {name, type: columnTypeText(withHints(parseColumnType(type), inside, null))};
  });
}

/** By these the pipeline finds the rows that changed: they stay numbers. */
const units: readonly string[] = ['session_key', 'meeting_key'] satisfies readonly RefreshUnit[];

type Change = (now: ColumnType) => ReturnType<typeof parseColumnType>;

/** What becomes of the types of columns, by name. A type that a hint decided only gains fields. */
function changesOf(
  {schemaEvolutionMode: mode, schemaHints}: Options,
  {widened, extended}: Misfits,
): ReadonlyMap<string, Change> {
  if (!isAdding(mode)) return new Map();
  const hinted = new Set(hintedColumns(schemaHints ?? []).map(({name}) => name.toLowerCase()));
  const isWidening = mode === 'addNewColumnsWithTypeWidening';
  const isFree = ({name}: StoredColumn) =>
    isWidening && !hinted.has(name.toLowerCase()) && !units.includes(name);
  const change = ({name, type}: StoredColumn, isFixed: boolean): readonly [string, Change] => [
    name,
    (now) => {
      const before = parseColumnType(now);
      const all = joined(inferredOf(before, isFixed), inferredOf(parseColumnType(type)));
      return decided(all) ?? before;
    },
  ];
  return new Map([
    ...extended.map((column) => change(column, true)),
    ...widened.filter(isFree).map((column) => change(column, false)),
  ]);
}
