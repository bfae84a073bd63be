import {
  changeAutoloaderOptions,
  type PlacedProblem,
} from '../autoloaderOptions/changeAutoloaderOptions';
import {findOption} from '../autoloaderOptions/findOption';
import {type AutoloaderConfig, defaultAutoloader} from '../config';
import type {TableName} from '../define';
import {bronzeTables} from '../tables';
import {membersOf, type Placed, placedIn, type Report, unknownName} from './documentParts';

/** The autoloader's options for all tables and for each, held against each other. */
export function readAutoloader(placed: Placed | null, report: Report): AutoloaderConfig {
  if (placed === null) return defaultAutoloader;
  const members = membersOf(placed, report);
  const known = ['options', 'tables'];
  for (const {key, at} of members)
    if (!known.includes(key))
      report({path: [...placed.path, key], at, problem: unknownName('part', key, known)});
  const inner = placedIn(members, placed.path);
  const options = inner('options');
  const ofAll = options
    ? withOptions(defaultAutoloader, null, {placed: options, report})
    : defaultAutoloader;
  const ofTables = inner('tables');
  // A fault in what all tables have would show again in every one.
  if (ofAll === null) return defaultAutoloader;
  return ofTables ? withTables(ofAll, ofTables, report) : ofAll;
}

const bronzeNames = bronzeTables.map(({name}) => name);

function withTables(ofAll: AutoloaderConfig, placed: Placed, report: Report): AutoloaderConfig {
  let config = ofAll;
  for (const {key, at, value} of membersOf(placed, report)) {
    const path = [...placed.path, key];
    const table = bronzeNames.find((name) => name === key);
    if (table === undefined)
      report({path, at, problem: unknownName('bronze table', key, bronzeNames)});
    else config = withOptions(config, table, {placed: {json: value, path}, report}) ?? config;
  }
  return config;
}

/** Null when something was reported. */
function withOptions(
  config: AutoloaderConfig,
  table: TableName | null,
  {placed, report}: {readonly placed: Placed; readonly report: Report},
): AutoloaderConfig | null {
  const texts = readTexts(placed, report);
  if (texts === null) return null;
  const changed = changeAutoloaderOptions(config, table, texts);
  if (changed.kind === 'config') return changed.config;
  for (const problem of changed.problems) reportOption(problem, placed, report);
  return null;
}

/** Numbers and flags are taken for the texts they are written as. */
function readTexts(placed: Placed, report: Report): Readonly<Record<string, string>> | null {
  const texts: [string, string][] = [];
  const members = membersOf(placed, report);
  for (const {key, value} of members)
    if (value.kind === 'scalar' && value.value !== null) texts.push([key, String(value.value)]);
    else
      report({
        path: [...placed.path, key],
        at: value.at,
        problem: 'Write the option’s value as text.',
      });
  return placed.json.kind === 'object' && texts.length === members.length
    ? Object.fromEntries(texts)
    : null;
}

/** Beside the option where it is written, else beside the place that lacks it. */
function reportOption(
  {option, problem}: PlacedProblem,
  {json, path}: Placed,
  report: Report,
): void {
  const members = json.kind === 'object' ? json.members : [];
  const written = members.find(
    ({key}) => (findOption(key) ?? key.replace(/^cloudFiles\./i, '')) === option,
  );
  report({
    path: [...path, written?.key ?? option],
    at: written?.at ?? json.at,
    problem,
  });
}
