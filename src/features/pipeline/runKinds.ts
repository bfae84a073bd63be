import type {UpdateRequest} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import {formatCounted} from '#/ui/format';

export type RunKind = 'update' | 'update-some' | 'full' | 'full-some' | 'reset';

export interface RunWords {
  readonly kind: RunKind;
  readonly label: string;
  /** What it does, for a person to decide by. */
  readonly about: string;
  /** Which tables may be chosen for it; null when it is about all. */
  readonly chooses: 'any' | 'bronze' | null;
  /** It does more than what is new asks for: it is asked once more. */
  readonly isDangerous: boolean;
}

export const runKinds: readonly RunWords[] = [
  {
    kind: 'update',
    label: 'Update',
    about: 'Loads new files, then computes only what they change. Every table.',
    chooses: null,
    isDangerous: false,
  },
  {
    kind: 'update-some',
    label: 'Update selected tables',
    about: 'The same for the chosen tables and all they are made from; the others are excluded.',
    chooses: 'any',
    isDangerous: false,
  },
  {
    kind: 'full',
    label: 'Full refresh of all',
    about:
      'Loads new files, then computes every silver and gold table anew from all of bronze. Bronze and the staged files stay as they are.',
    chooses: null,
    isDangerous: true,
  },
  {
    kind: 'full-some',
    label: 'Full refresh of selected tables',
    about:
      'Computes the chosen silver and gold tables anew, and then what their change asks for in others. A chosen bronze table is emptied and its staged files are loaded again.',
    chooses: 'any',
    isDangerous: true,
  },
  {
    kind: 'reset',
    label: 'Reset checkpoints of bronze tables',
    about:
      'The chosen bronze tables forget which files they have loaded, and all are loaded once more: their rows stay and come a second time. Silver keeps one version of each, so silver and gold count nothing twice.',
    chooses: 'bronze',
    isDangerous: true,
  },
];

const [usual] = runKinds;
export function runWords(kind: RunKind): RunWords {
  const words = runKinds.find((words) => words.kind === kind) ?? usual;
  if (!words) throw new RangeError(`There is no way to run called ${kind}`);
  return words;
}

/** Of the chosen tables those that a way to run can be about. */
export function tablesFor(kind: RunKind, chosen: readonly TableName[]): readonly TableName[] {
  const {chooses} = runWords(kind);
  if (chooses === null) return [];
  return chooses === 'any' ? chosen : chosen.filter((name) => name.startsWith('bronze_'));
}

/** What the engine is asked for; null while no table is chosen that it needs. */
export function updateRequest(kind: RunKind, chosen: readonly TableName[]): UpdateRequest | null {
  const tables = tablesFor(kind, chosen);
  if (kind === 'update') return {refresh: 'incremental'};
  if (kind === 'full') return {refresh: 'full'};
  if (tables.length === 0) return null;
  if (kind === 'reset') return {refresh: 'incremental', resetCheckpoints: tables};
  return {refresh: kind === 'full-some' ? 'full' : 'incremental', tables};
}

/** What the button says that begins it. */
export function runLabel(kind: RunKind, chosen: readonly TableName[]): string {
  const tables = formatCounted(tablesFor(kind, chosen).length, 'table');
  switch (kind) {
    case 'update':
      return 'Run update';
    case 'update-some':
      return `Update ${tables}`;
    case 'full':
      return 'Full refresh of all…';
    case 'full-some':
      return `Full refresh of ${tables}…`;
    default:
      return `Reset ${tables}…`;
  }
}
