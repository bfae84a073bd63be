import {AppError} from '#/base/errors';
import type {PipelineSettings} from '#/contracts/pipeline';
import type {PipelineConfig} from '#/lakehouse/config';
import {findTable} from '#/lakehouse/tables';

/** The configuration with these settings. @throws AppError 'pipeline.request' for tables the lake has not */
export function withPipelineSettings(
  config: PipelineConfig,
  {development, resetAllowed}: PipelineSettings,
): PipelineConfig {
  const unknown = Object.keys(resetAllowed ?? {}).filter((name) => !findTable(name));
  if (unknown.length > 0)
    throw new AppError('pipeline.request', `The lake has no table ${unknown.join(', ')}`);
  return {
    ...config,
    development: development ?? config.development,
    resetAllowed: {...config.resetAllowed, ...resetAllowed},
  };
}
