export type CompoundName = 'SOFT' | 'MEDIUM' | 'HARD' | 'INTERMEDIATE' | 'WET';

/** A tyre as the sport shows it. The letter goes wherever the colour goes: colour alone excludes people. */
export interface Compound {
  readonly name: CompoundName | 'UNKNOWN';
  readonly label: string;
  readonly letter: string;
  /** The sidewall colour of the convention, as #rrggbb. */
  readonly colour: string;
  /** Text colour that is readable on `colour`. */
  readonly ink: string;
}

const dark = '#15151e';
const light = '#ffffff';

const compounds: Readonly<Record<Compound['name'], Compound>> = {
  SOFT: {name: 'SOFT', label: 'Soft', letter: 'S', colour: '#d8152a', ink: light},
  MEDIUM: {name: 'MEDIUM', label: 'Medium', letter: 'M', colour: '#f5c518', ink: dark},
  HARD: {name: 'HARD', label: 'Hard', letter: 'H', colour: '#eef0f3', ink: dark},
  INTERMEDIATE: {
    name: 'INTERMEDIATE',
    label: 'Intermediate',
    letter: 'I',
    colour: '#1e7f3c',
    ink: light,
  },
  WET: {name: 'WET', label: 'Wet', letter: 'W', colour: '#1261c4', ink: light},
  UNKNOWN: {name: 'UNKNOWN', label: 'Unknown', letter: '?', colour: '#8a8f98', ink: dark},
};

/** The tyres in the order from softest to wettest, as legends list them. */
export const tyreOrder: readonly CompoundName[] = ['SOFT', 'MEDIUM', 'HARD', 'INTERMEDIATE', 'WET'];

const isCompoundName = (name: string): name is CompoundName =>
  tyreOrder.some((known) => known === name);

/** The tyre of an OpenF1 compound text. Null, TEST_UNKNOWN and names of other years are UNKNOWN. */
export function compoundOf(text: string | null | undefined): Compound {
  const name = (text ?? '').trim().toUpperCase();
  return compounds[isCompoundName(name) ? name : 'UNKNOWN'];
}
