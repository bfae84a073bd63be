import type {PipelineConfig} from './config';

/** The names a person may choose before the first run. */
export interface LakeNames {
  readonly catalog: string;
  readonly schema: string;
  readonly pipeline: string;
}

export type NameProblems = Readonly<Partial<Record<keyof LakeNames, string>>>;

export const namesOf = ({name, configuration}: PipelineConfig): LakeNames => ({
  ...configuration,
  pipeline: name,
});

/** Names the database keeps for itself, or that would hide the lake's own schemas. */
const taken: Readonly<Record<keyof LakeNames, readonly string[]>> = {
  catalog: [
    'ops',
    'stored',
    'scratch',
    'system',
    'temp',
    'memory',
    'main',
    'information_schema',
    'pg_catalog',
  ],
  schema: ['ops', 'stored', 'scratch', 'main', 'information_schema', 'pg_catalog'],
  pipeline: [],
};

const longest = 63;

/** Why names cannot be used, by field; empty when they can. */
export function nameProblems(names: LakeNames): NameProblems {
  const problems: Partial<Record<keyof LakeNames, string>> = {};
  for (const field of ['catalog', 'schema', 'pipeline'] as const) {
    const problem = nameProblem(names[field], taken[field]);
    if (problem) problems[field] = problem;
  }
  if (names.catalog === names.schema && !problems.schema)
    problems.schema = 'Choose a name other than the catalog’s: SQL could not tell them apart.';
  return problems;
}

function nameProblem(name: string, takenNames: readonly string[]): string | null {
  if (name === '') return 'Give a name.';
  if (name.length > longest) return `Use at most ${longest} characters.`;
  if (!/^[a-z]/.test(name)) return 'Begin with a small letter, a to z.';
  if (!/^[a-z0-9_]+$/.test(name)) return 'Use only small letters, digits and underscores.';
  if (takenNames.includes(name)) return 'The database keeps this name for itself.';
  return null;
}
