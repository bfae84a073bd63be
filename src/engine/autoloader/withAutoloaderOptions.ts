import {AppError} from '#/base/errors';
import type {EngineApi} from '#/contracts/engine';
import {changeAutoloaderOptions} from '#/lakehouse/autoloaderOptions/changeAutoloaderOptions';
import type {PipelineConfig} from '#/lakehouse/config';
import {findTable} from '#/lakehouse/tables';

/** The configuration with the options that are asked for. @throws AppError 'config.invalid' with every problem */
export function withAutoloaderOptions(
  config: PipelineConfig,
  {table, options}: Parameters<EngineApi['setAutoloaderOptions']>[0],
): PipelineConfig {
  if (table !== null && findTable(table)?.layer !== 'bronze')
    throw new AppError('config.invalid', `The autoloader loads no table called ${table}`);
  const changed = changeAutoloaderOptions(config.autoloader, table, options);
  if (changed.kind === 'config') return {...config, autoloader: changed.config};
  const problems = changed.problems.map(
    ({table: place, option, problem}) =>
      `${place === null ? '' : `${place}, `}${option}: ${problem}`,
  );
  throw new AppError('config.invalid', problems.join(' '));
}
