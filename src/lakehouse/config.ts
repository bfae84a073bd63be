/** The pipeline's settings, kept as pipeline_config.json, in the words of Lakeflow. */
export interface PipelineConfig {
  readonly name: string;
  readonly storage: string;
  readonly configuration: {readonly catalog: string; readonly schema: string};
  /** Tables in the order they are run. */
  readonly libraries: readonly string[];
  readonly continuous: boolean;
  readonly development: boolean;
}

export const defaultCatalog = 'f1_data';
export const defaultSchema = 'racing_stats';
export const defaultPipeline = 'f1_data_pipeline';

/** Path of the staging volume below the root of OPFS, without a slash at either end. */
export function storagePath(catalog: string, schema: string): string {
  return `Volumes/${catalog}/${schema}/pipeline_storage`;
}
