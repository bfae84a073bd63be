import type {TableName} from './define';

/** The pipeline's settings, kept as pipeline_config.json, in the words of Lakeflow. */
export interface PipelineConfig {
  readonly name: string;
  readonly storage: string;
  readonly configuration: {readonly catalog: string; readonly schema: string};
  /** Tables in the order they are run. */
  readonly libraries: readonly string[];
  readonly continuous: boolean;
  /** Nothing that fails is tried again. */
  readonly development: boolean;
  /** Lakeflow's `pipelines.reset.allowed` by table: false keeps it from full refreshes; absent allows them. */
  readonly resetAllowed: Readonly<Record<TableName, boolean>>;
  readonly autoloader: AutoloaderConfig;
}

/** The autoloader's options that differ from the defaults, as text under Auto Loader's names. */
export interface AutoloaderConfig {
  /** For all tables. */
  readonly options: Readonly<Record<string, string>>;
  /** For one bronze table: these come before those of all. */
  readonly tables: Readonly<Record<TableName, Readonly<Record<string, string>>>>;
}

export const defaultAutoloader: AutoloaderConfig = {options: {}, tables: {}};

export const defaultCatalog = 'f1_data';
export const defaultSchema = 'racing_stats';
export const defaultPipeline = 'f1_data_pipeline';

/** Path of the staging volume below the root of OPFS, without a slash at either end. */
export function storagePath(catalog: string, schema: string): string {
  return `Volumes/${catalog}/${schema}/pipeline_storage`;
}
