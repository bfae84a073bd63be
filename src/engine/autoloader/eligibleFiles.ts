import {AppError} from '#/base/errors';
import {type EndpointName, isEndpointName} from '#/domain/endpoints';
import type {AutoloaderOptions} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import {parseAutoloaderOptions} from '#/lakehouse/autoloaderOptions/parseAutoloaderOptions';
import type {AutoloaderConfig} from '#/lakehouse/config';
import type {BronzeTable, TableName} from '#/lakehouse/define';
import {tableForEndpoint} from '#/lakehouse/tables';
import type {Volume} from '../storage/volume';
import {type CandidateFile, needsStat} from './selectFiles';

/** The options as one run goes by them. */
export interface RunOptions {
  readonly ofTable: (table: TableName) => AutoloaderOptions;
  /** Of all tables: they bound a batch as a whole. */
  readonly ofAll: AutoloaderOptions;
}

/** @throws AppError 'config.invalid' with every problem; saved options have none */
export function runOptions({options, tables}: AutoloaderConfig): RunOptions {
  const parsed = new Map<TableName, AutoloaderOptions>();
  const ofTable = (table: TableName): AutoloaderOptions => {
    const known = parsed.get(table) ?? parse(options, tables[table]);
    parsed.set(table, known);
    return known;
  };
  return {ofTable, ofAll: parse(options, undefined)};
}

function parse(
  all: AutoloaderConfig['options'],
  own: AutoloaderConfig['options'] | undefined,
): AutoloaderOptions {
  const result = parseAutoloaderOptions(all, own);
  if (result.kind === 'options') return result.options;
  const problems = result.problems.map(({option, problem}) => `${option}: ${problem}`);
  throw new AppError('config.invalid', problems.join(' '));
}

/** The table a staged file belongs to. @throws AppError 'internal' for a path outside the endpoints' folders, which listing never yields */
export function tableOfPath(path: string): BronzeTable {
  return tableForEndpoint(endpointOf(path));
}

function endpointOf(path: string): EndpointName {
  const endpoint = path.split('/')[0] ?? '';
  if (!isEndpointName(endpoint)) throw new AppError('internal', `Not a staged file: ${path}`);
  return endpoint;
}

/** The files with what the options ask of them. Touches no file unless an option is about size or age. */
export function describeCandidates(
  volume: Volume,
  {ofTable}: RunOptions,
  paths: readonly string[],
): Promise<readonly CandidateFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      const table = tableOfPath(path).name;
      const file = needsStat(ofTable(table))
        ? await (await volume.find(path))?.getFile()
        : undefined;
      return {
        path,
        name: path.slice(path.indexOf('/') + 1),
        table,
        bytes: file?.size ?? null,
        modifiedAt: file?.lastModified ?? null,
      };
    }),
  );
}
