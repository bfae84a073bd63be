import type {LocatedJson} from '#/base/locatedJson';
import {type PipelineConfig, storagePath} from '../config';
import {type LakeNames, type NameProblems, nameProblems, namesOf} from '../lakeNames';
import {tables} from '../tables';
import {
  type ConfiguredLake,
  membersOf,
  type Placed,
  placedIn,
  type Report,
  unknownName,
} from './documentParts';
import {initialConfig} from './initialConfig';
import {settingNames, unusedSettings} from './knownSettings';
import {readAutoloader} from './readAutoloader';

/** The configuration that a document means; complete when nothing is reported. */
export function readDocument(
  json: LocatedJson,
  lake: ConfiguredLake,
  report: Report,
): PipelineConfig {
  const members = membersOf({json, path: []}, report);
  const placed = placedIn(members, []);
  for (const {key, at} of members)
    if (!settingNames.includes(key)) report({path: [key], at, problem: unknownSetting(key)});
  const names = readNames(placed, lake, report);
  const usual = initialConfig(names);
  readStorage(placed('storage'), names, report);
  readLibraries(placed('libraries'), report);
  return {
    ...usual,
    continuous: readFlag(placed('continuous'), usual.continuous, report),
    development: readFlag(placed('development'), usual.development, report),
    resetAllowed: readResetAllowed(placed('resetAllowed'), report),
    autoloader: readAutoloader(placed('autoloader'), report),
  };
}

function unknownSetting(key: string): string {
  const reason = unusedSettings[key];
  return reason === undefined
    ? unknownName('setting', key, settingNames)
    : `The setting \`${key}\` is not needed: ${reason}.`;
}

function readFlag(placed: Placed | null, usual: boolean, report: Report): boolean {
  if (placed === null) return usual;
  const {json, path} = placed;
  if (json.kind === 'scalar' && typeof json.value === 'boolean') return json.value;
  report({path, at: json.at, problem: 'Write true or false.'});
  return usual;
}

function readText(placed: Placed | null, usual: string, report: Report): string {
  if (placed === null) return usual;
  const {json, path} = placed;
  if (json.kind === 'scalar' && typeof json.value === 'string') return json.value;
  report({path, at: json.at, problem: 'Write a text between quotation marks.'});
  return usual;
}

const nameFields = ['catalog', 'schema', 'pipeline'] as const;

/** The three names; those of a lake that holds files must be what they are. */
function readNames(
  placed: (key: string) => Placed | null,
  {config, isEmpty}: ConfiguredLake,
  report: Report,
): LakeNames {
  const now = namesOf(config);
  const configuration = placed('configuration');
  const inner = configuration ? readConfiguration(configuration, report) : () => null;
  const places = {catalog: inner('catalog'), schema: inner('schema'), pipeline: placed('name')};
  const names = {
    catalog: readText(places.catalog, now.catalog, report),
    schema: readText(places.schema, now.schema, report),
    pipeline: readText(places.pipeline, now.pipeline, report),
  };
  const changed = nameFields.filter((field) => names[field] !== now[field]);
  const wrong: NameProblems = isEmpty && changed.length > 0 ? nameProblems(names) : {};
  for (const field of nameFields) {
    const place = places[field] ?? configuration;
    if (place === null) continue;
    const {path, json} = place;
    const problem = isEmpty ? wrong[field] : changed.includes(field) && fixedName(field, now);
    if (problem) report({path, at: json.at, problem, isFixed: !isEmpty});
  }
  return isEmpty ? names : now;
}

/** Looks its values up, after what else stands in it was reported. */
function readConfiguration(configuration: Placed, report: Report) {
  const {path} = configuration;
  const known = ['catalog', 'schema'];
  const members = membersOf(configuration, report);
  for (const {key, at} of members)
    if (!known.includes(key))
      report({path: [...path, key], at, problem: unknownName('name', key, known)});
  return placedIn(members, path);
}

const fixedName = (field: keyof LakeNames, now: LakeNames): string =>
  `The ${field} is fixed, because the lake holds files under \`${now[field]}\`. Write that; for another name use another browser profile, which has a lake of its own.`;

function readStorage(placed: Placed | null, names: LakeNames, report: Report): void {
  if (placed === null) return;
  const path = `/${storagePath(names.catalog, names.schema)}`;
  if (readText(placed, path, report) === path) return;
  const problem = `The storage follows from catalog and schema. Write \`${path}\`, or leave it out.`;
  report({path: placed.path, at: placed.json.at, problem, isFixed: true});
}

const tableNames = tables.map(({name}) => name);

function readLibraries(placed: Placed | null, report: Report): void {
  if (placed === null) return;
  const {json, path} = placed;
  const items = json.kind === 'array' ? json.items : [];
  const names = items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''));
  const unknown = names.findIndex((name) => !tableNames.some((table) => table === name));
  const item = items[unknown];
  if (item)
    report({
      path: [...path, unknown],
      at: item.at,
      problem: `${unknownName('table', names[unknown] ?? '', tableNames)} The tables are part of the app.`,
      isFixed: true,
    });
  else if (names.join() !== tableNames.join())
    report({
      path,
      at: json.at,
      problem: `The ${tableNames.length} tables and their order are part of the app: leave them as they are, or leave \`libraries\` out. To run only some, run a selection.`,
      isFixed: true,
    });
}

function readResetAllowed(placed: Placed | null, report: Report): PipelineConfig['resetAllowed'] {
  if (placed === null) return {};
  const allowed: [string, boolean][] = [];
  for (const {key, at, value} of membersOf(placed, report)) {
    const path = [...placed.path, key];
    if (tableNames.some((name) => name === key))
      allowed.push([key, readFlag({json: value, path}, true, report)]);
    else report({path, at, problem: unknownName('table', key, tableNames)});
  }
  return Object.fromEntries(allowed);
}
