import type {LocatedJson, LocatedMember} from '#/base/locatedJson';
import {nearestName} from '../autoloaderOptions/nearestName';
import type {PipelineConfig} from '../config';
import type {ConfigPath} from './configPath';

/** The lake that a configuration is for. */
export interface ConfiguredLake {
  readonly config: PipelineConfig;
  /** Nothing is staged and no table has rows: its names may change. */
  readonly isEmpty: boolean;
}

export interface FoundProblem {
  readonly path: ConfigPath;
  /** Offset in the text. */
  readonly at: number;
  readonly problem: string;
  /** It would change what is fixed in this lake. */
  readonly isFixed?: boolean;
}
export type Report = (found: FoundProblem) => void;

/** A value and where it stands. */
export interface Placed {
  readonly json: LocatedJson;
  readonly path: ConfigPath;
}

/** Looks values up by their key. */
export const placedIn =
  (members: readonly LocatedMember[], path: ConfigPath) =>
  (key: string): Placed | null => {
    const member = members.find((one) => one.key === key);
    return member ? {json: member.value, path: [...path, key]} : null;
  };

/** Of an object; none of anything else, which is reported. */
export function membersOf({json, path}: Placed, report: Report): readonly LocatedMember[] {
  if (json.kind === 'object') return json.members;
  report({path, at: json.at, problem: 'Write an object: { … }.'});
  return [];
}

export function unknownName(what: string, name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return `There is no ${what} \`${name}\`${nearest === null ? '.' : `; did you mean \`${nearest}\`?`}`;
}
