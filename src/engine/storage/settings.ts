import {z} from 'zod';
import {understoodOptions} from '#/lakehouse/autoloaderOptions/understoodOptions';
import {defaultAutoloader, type PipelineConfig} from '#/lakehouse/config';
import {openKeyValue} from './keyValue';
import {format} from './versioned';

const optionTexts = z.record(z.string(), z.string());

/** Version 2 added the autoloader's options, version 3 which tables may be refreshed in full. */
const configs = format<PipelineConfig>(
  z.object({
    name: z.string(),
    storage: z.string(),
    configuration: z.object({catalog: z.string(), schema: z.string()}),
    libraries: z.array(z.string()).readonly(),
    continuous: z.boolean(),
    development: z.boolean(),
    resetAllowed: z.record(z.string(), z.boolean()),
    autoloader: z.object({options: optionTexts, tables: z.record(z.string(), optionTexts)}),
  }),
  [
    (value) => ({...(value as object), autoloader: defaultAutoloader}),
    (value) => ({...(value as object), resetAllowed: {}}),
  ],
);

/** The settings of this origin. They name the catalog, so they stand outside any catalog's databases. */
export interface Settings {
  /** Undefined before the first run. */
  readConfig(): Promise<PipelineConfig | undefined>;
  writeConfig(config: PipelineConfig): Promise<void>;
}

export function openSettings(): Settings {
  const store = openKeyValue('laplake.settings');
  return {
    async readConfig() {
      const config = await store.get(configs, 'config');
      return config && {...config, autoloader: understoodOptions(config.autoloader)};
    },
    writeConfig: (config) => store.write({put: [['config', configs.write(config)]]}),
  };
}
