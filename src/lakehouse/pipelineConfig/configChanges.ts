import type {PlainJson} from '#/base/locatedJson';
import type {PipelineConfig} from '../config';
import {type ConfigPath, pathText} from './configPath';

/** One setting that two configurations have differently. */
export interface ConfigChange {
  readonly path: string;
  /** As JSON; null where it is not set. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The settings in which they differ, in the order of the document; lists are compared as wholes. */
export function configChanges(
  before: PipelineConfig,
  after: PipelineConfig,
): readonly ConfigChange[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({path, before: old.get(path) ?? null, after: now.get(path) ?? null}))
    .filter((change) => change.before !== change.after);
}

function leavesOf(config: PipelineConfig): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const collect = (value: unknown, path: ConfigPath): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key]);
    else leaves.set(pathText(path), JSON.stringify(value));
  };
  collect(config, []);
  return leaves;
}

/** As pipeline_config.json holds it. */
export const configText = (config: PipelineConfig | PlainJson): string =>
  `${JSON.stringify(config, null, 2)}\n`;
