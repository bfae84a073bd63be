import {createRandom} from './random';
import {type SpeedProfile, speedProfile} from './speedProfile';

/** An invented circuit with the pit lane along its straight. */
export interface Circuit {
  readonly key: number;
  readonly name: string;
  readonly location: string;
  readonly country: string;
  readonly type: string;
  /** Ideal lap: the fastest car, empty tanks, new softs. */
  readonly profile: SpeedProfile;
  /** Shares of the lap time in each sector; they add up to 1. */
  readonly sectorShares: readonly [number, number, number];
  readonly segments: readonly [number, number, number];
  readonly pit: PitLane;
}

export interface PitLane {
  /** Share of the lap time gone at pit entry, and at pit exit in the lap after. */
  readonly entryShare: number;
  readonly exitShare: number;
  /** Entry to line, and line to exit without the stop, at the limit of 80 km/h. */
  readonly toLineMs: number;
  readonly fromLineMs: number;
}

const venues: readonly (readonly [
  name: string,
  location: string,
  country: string,
  type: string,
])[] = [
  ['Lakeside', 'Lakeside', 'Lakeland', 'Permanent'],
  ['Harbour Bay', 'Port Merrow', 'Merrowland', 'Temporary - Street'],
  ['Pinewood', 'Pinewood', 'Norvania', 'Permanent'],
  ['Red Mesa', 'Red Mesa', 'Altamira', 'Permanent'],
  ['Old Quarry', 'Quarry Hill', 'Brennmark', 'Temporary - Road'],
  ['Saltflats', 'Saltmouth', 'Costa Blanda', 'Permanent'],
];

/** The venue of a season's round, counted from 0; names repeat with a numeral after six. */
export function circuitOf(seed: number, round: number): Circuit {
  const index = round % venues.length;
  const [name, location, country, type] = venues[index] ?? [
    'Ring',
    'Ring',
    'Ringland',
    'Permanent',
  ];
  const suffix = round < venues.length ? '' : ` ${Math.floor(round / venues.length) + 1}`;
  const random = createRandom(seed, 'circuit', round);
  const profile = speedProfile(random.integer(1, 1_000_000), random.integer(79_500, 82_500));
  const first = random.between(0.27, 0.31);
  const second = random.between(0.37, 0.41);
  return {
    key: 9_000 + round,
    name: `${name}${suffix}`,
    location: `${location}${suffix} (simulated)`,
    country: `${country} (simulated)`,
    type,
    profile,
    sectorShares: [first, second, 1 - first - second],
    segments: [7, 8, 7],
    pit: {entryShare: 0.966, exitShare: 0.034, toLineMs: 8_600, fromLineMs: 10_700},
  };
}
