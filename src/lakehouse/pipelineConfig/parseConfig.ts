import {placeOf, readLocatedJson} from '#/base/locatedJson';
import type {PipelineConfig} from '../config';
import {pathText} from './configPath';
import type {ConfiguredLake, FoundProblem} from './documentParts';
import {readDocument} from './readDocument';

/** Something in a document that cannot be, and where it stands. */
export interface ConfigProblem {
  /** Empty where the text is no JSON. */
  readonly path: string;
  /** From 1, as `column`. */
  readonly line: number;
  readonly column: number;
  /** Offset in the text. */
  readonly at: number;
  readonly problem: string;
  /** It would change what is fixed in this lake: `withFixedParts` puts that back. */
  readonly isFixed: boolean;
}

export type ParsedConfig =
  | {readonly kind: 'config'; readonly config: PipelineConfig}
  | {readonly kind: 'problems'; readonly problems: readonly ConfigProblem[]};

/**
 * The configuration that `text`, a pipeline_config.json, means for this lake, or everything that is wrong with it, in
 * the order of the text. What is left out is as in a new lake, the names as they are.
 */
export function parseConfig(text: string, lake: ConfiguredLake): ParsedConfig {
  const placed = (found: FoundProblem): ConfigProblem => ({
    path: pathText(found.path),
    ...placeOf(text, found.at),
    at: found.at,
    problem: found.problem,
    isFixed: found.isFixed ?? false,
  });
  const reading = readLocatedJson(text);
  if (reading.kind === 'fault')
    return {kind: 'problems', problems: [placed({...reading, path: []})]};
  const problems: FoundProblem[] = [];
  const config = readDocument(reading.json, lake, (found) => problems.push(found));
  if (problems.length === 0) return {kind: 'config', config};
  return {kind: 'problems', problems: problems.toSorted((a, b) => a.at - b.at).map(placed)};
}

/** `Line 12, continuous: Write true or false.` */
export function problemInWords({line, path, problem}: ConfigProblem): string {
  return `Line ${line}${path && `, ${path}`}: ${problem}`;
}
