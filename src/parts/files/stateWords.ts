import type {FileState, KnownFile} from '#/contracts/files';
import type {Tone} from '#/ui/Badge';

interface StateWords {
  readonly name: string;
  readonly tone: Tone;
  /** What it means for the file. */
  readonly about: string;
}

export const stateWords: Readonly<Record<FileState, StateWords>> = {
  pending: {name: 'Pending', tone: 'accent', about: 'Staged; the next run loads it.'},
  'left-out': {
    name: 'Left out',
    tone: 'neutral',
    about: 'Staged; an option of the autoloader keeps it from being loaded.',
  },
  loaded: {name: 'Loaded', tone: 'ok', about: 'Its rows are in bronze, once.'},
  malformed: {
    name: 'Malformed',
    tone: 'bad',
    about: 'Set aside: it could not be read and left no row behind.',
  },
  skipped: {name: 'Skipped', tone: 'neutral', about: 'Somebody chose not to load it.'},
};

const loadedWithFault: StateWords = {
  name: 'Loaded, with a fault',
  tone: 'warn',
  about: 'What could be read of it is in bronze, once.',
};

/** A loaded file with something wrong in it is told from the others. */
export const wordsOf = ({state, error}: Pick<KnownFile, 'state' | 'error'>): StateWords =>
  state === 'loaded' && error !== null ? loadedWithFault : stateWords[state];
