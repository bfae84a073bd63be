import {
  defaultAutoloader,
  defaultCatalog,
  defaultPipeline,
  defaultSchema,
  type PipelineConfig,
  storagePath,
} from '../config';
import type {LakeNames} from '../lakeNames';
import {tables} from '../tables';

export const defaultNames: LakeNames = {
  catalog: defaultCatalog,
  schema: defaultSchema,
  pipeline: defaultPipeline,
};

/** The configuration of a lake of these names in which nothing was set. */
export function initialConfig({catalog, schema, pipeline}: LakeNames): PipelineConfig {
  return {
    name: pipeline,
    storage: `/${storagePath(catalog, schema)}`,
    configuration: {catalog, schema},
    libraries: tables.map(({name}) => name),
    continuous: false,
    development: true,
    resetAllowed: {},
    autoloader: defaultAutoloader,
  };
}
