import type {PipelineConfig} from '#/lakehouse/config';
import {understoodConfig} from '#/lakehouse/pipelineConfig/understoodConfig';
import {openKeyValue} from './keyValue';
import type {Format} from './versioned';

/**
 * Version 2 added the autoloader's options, version 3 which tables may be refreshed in full. Every version is read, also
 * one that a newer app wrote: the configuration says which lake is this one, so as much of it as can be understood is.
 */
const configs: Format<PipelineConfig> = {
  write: (value) => ({version: 3, value}),
  read: (stored) => (stored === undefined ? undefined : understoodConfig(valueOf(stored))),
};

const valueOf = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null && 'value' in stored ? stored.value : undefined;

/** The settings of this origin. They name the catalog, so they stand outside any catalog's databases. */
export interface Settings {
  /** Undefined before the first run. */
  readConfig(): Promise<PipelineConfig | undefined>;
  writeConfig(config: PipelineConfig): Promise<void>;
}

export function openSettings(): Settings {
  const store = openKeyValue('laplake.settings');
  return {
    readConfig: () => store.get(configs, 'config'),
    writeConfig: (config) => store.write({put: [['config', configs.write(config)]]}),
  };
}
