import type {FileState} from '#/contracts/files';
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
