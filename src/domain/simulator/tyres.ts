export type Compound = 'SOFT' | 'MEDIUM' | 'HARD';

interface Tyre {
  /** What a new set loses to new softs. */
  readonly offsetMs: number;
  readonly wearMsPerLap: number;
  /** Laps after which it falls off the cliff. */
  readonly lastsLaps: number;
}

const tyres: Readonly<Record<Compound, Tyre>> = {
  SOFT: {offsetMs: 0, wearMsPerLap: 85, lastsLaps: 20},
  MEDIUM: {offsetMs: 450, wearMsPerLap: 52, lastsLaps: 32},
  HARD: {offsetMs: 850, wearMsPerLap: 32, lastsLaps: 46},
};

/** Milliseconds a lap loses on this tyre against a lap on new softs. `age` counts completed laps. */
export function tyreLossMs(compound: Compound, age: number): number {
  const {offsetMs, wearMsPerLap, lastsLaps} = tyres[compound];
  return offsetMs + wearMsPerLap * age + 180 * Math.max(0, age - lastsLaps);
}
