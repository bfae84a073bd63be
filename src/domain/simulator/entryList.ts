import {createRandom} from './random';

/** One invented driver in one invented car, the same for a whole simulated season. */
export interface Entry {
  readonly number: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly acronym: string;
  readonly team: string;
  /** Six hex digits. */
  readonly colour: string;
  /** What this car and driver lose to the fastest on a clear lap. */
  readonly deficitMs: number;
}

const teams: readonly (readonly [name: string, colour: string])[] = [
  ['Aurora', '1B9AAA'],
  ['Northwind', 'EF476F'],
  ['Calder', 'F4A261'],
  ['Meridian', '3D5A80'],
  ['Halcyon', '06A77D'],
  ['Sable', '6C757D'],
  ['Tessellate', '9B5DE5'],
  ['Orrery', 'C1121F'],
  ['Kestrel', '8AC926'],
  ['Fjordline', '4CC9F0'],
];
const firstNames = [
  'Ilan',
  'Marek',
  'Soren',
  'Teo',
  'Kaito',
  'Ravi',
  'Luca',
  'Emil',
  'Noor',
  'Dario',
  'Anselm',
  'Felix',
  'Joao',
  'Mateo',
  'Piers',
  'Yann',
  'Otis',
  'Bram',
  'Cyril',
  'Hugo',
];
const lastNames = [
  'Vance',
  'Okafor',
  'Lindqvist',
  'Barros',
  'Hayashi',
  'Menon',
  'Castellan',
  'Dufour',
  'Ibarra',
  'Quill',
  'Radek',
  'Tamm',
  'Ferreira',
  'Weller',
  'Ashdown',
  'Kerouan',
  'Novak',
  'Zeller',
  'Pryce',
  'Marlowe',
];

/** The teams' names, fastest first, as far as `cars` cars need them. */
const teamOf = (index: number): readonly [string, string] =>
  teams[Math.floor(index / 2) % teams.length] ?? ['Independent', 'AAAAAA'];

/** `cars` entries, two to a team, roughly fastest first. Names repeat with a numeral after twenty. */
export function entryList(seed: number, cars: number): readonly Entry[] {
  const random = createRandom(seed, 'entries');
  const step = 2_250 / Math.max(1, Math.ceil(cars / 2) - 1);
  return Array.from({length: cars}, (_, index) => {
    const generation = Math.floor(index / lastNames.length);
    const name = lastNames[index % lastNames.length] ?? 'Driver';
    const [team, colour] = teamOf(index);
    return {
      number: carNumber(index),
      firstName: firstNames[index % firstNames.length] ?? 'Alex',
      lastName: generation === 0 ? name : `${name} ${generation + 1}`,
      acronym: name.slice(0, 3).toUpperCase(),
      team,
      colour,
      deficitMs: Math.round(Math.floor(index / 2) * step + random.between(0, 260)),
    };
  });
}

/** Distinct, below 100 for the first twenty. */
const carNumber = (index: number): number =>
  index < 20 ? 2 + ((index * 37) % 97) : 101 + (index - 20);
