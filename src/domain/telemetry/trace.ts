/** One sample of a car within a lap. */
export interface TraceSample {
  /** Seconds since the line. */
  readonly elapsedS: number;
  /** Metres driven since the line. */
  readonly distanceM: number;
  readonly speedKmh: number | null;
  readonly throttlePercent: number | null;
  /** 0 or 100. */
  readonly brakePercent: number | null;
  readonly gear: number | null;
  readonly rpm: number | null;
  readonly isDrsOpen: boolean | null;
  /** Tenths of a metre, as OpenF1 draws the circuit. */
  readonly x: number | null;
  readonly y: number | null;
}

export const channels = ['speed', 'throttle', 'brake', 'gear', 'rpm', 'drs'] as const;
/** km/h, %, 0 or 100 %, gear, rpm, 1 open and 0 shut. */
export type Channel = (typeof channels)[number];

/** A lap as columns over distance, ascending; NaN where the car sent no value and in a hole. */
export interface Trace {
  readonly distanceM: Float64Array;
  readonly elapsedS: Float64Array;
  readonly values: Readonly<Record<Channel, Float64Array>>;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** From line to line. */
  readonly lengthM: number;
  /** Null where the lap was not timed; the trace then ends with its last sample. */
  readonly lapTimeS: number | null;
}

/** Longest time between two samples over which a line may be drawn. */
const longestGapS = 2;

const nothing = {
  speedKmh: null,
  throttlePercent: null,
  brakePercent: null,
  gear: null,
  rpm: null,
  isDrsOpen: null,
  x: null,
  y: null,
};

/**
 * The lap of samples in order of time. It is closed at both ends: the first values hold since the line, the last until
 * the lap time is over, at the last speed. In a hole of more than two seconds the values are NaN; time and distance go on
 * evenly. Null for fewer than two samples.
 */
export function traceOf(samples: readonly TraceSample[], lapTimeS: number | null): Trace | null {
  if (samples.length < 2) return null;
  const closed = withoutHoles(closedLap(samples, lapTimeS));
  const column = (of: (sample: TraceSample) => number | null) =>
    Float64Array.from(closed, (sample) => of(sample) ?? Number.NaN);
  return {
    distanceM: column((s) => s.distanceM),
    elapsedS: column((s) => s.elapsedS),
    values: {
      speed: column((s) => s.speedKmh),
      throttle: column((s) => s.throttlePercent),
      brake: column((s) => s.brakePercent),
      gear: column((s) => s.gear),
      rpm: column((s) => s.rpm),
      drs: column((s) => (s.isDrsOpen === null ? null : Number(s.isDrsOpen))),
    },
    x: column((s) => s.x),
    y: column((s) => s.y),
    lengthM: closed.at(-1)?.distanceM ?? 0,
    lapTimeS,
  };
}

/** The same lap over another length: distances are integrated from speeds, so two laps of a circuit differ by a few metres. */
export function stretched(trace: Trace, lengthM: number): Trace {
  const factor = trace.lengthM > 0 ? lengthM / trace.lengthM : 1;
  // The line is the line, whatever rounding does.
  const moved = (metres: number) => (metres === trace.lengthM ? lengthM : metres * factor);
  return {...trace, lengthM, distanceM: trace.distanceM.map(moved)};
}

function closedLap(
  samples: readonly TraceSample[],
  lapTimeS: number | null,
): readonly TraceSample[] {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return samples;
  const start = {...first, elapsedS: 0, distanceM: 0};
  const left = lapTimeS === null ? 0 : lapTimeS - last.elapsedS;
  const end = {
    ...last,
    elapsedS: last.elapsedS + left,
    distanceM: last.distanceM + ((last.speedKmh ?? 0) / 3.6) * left,
  };
  return [...(first.elapsedS > 0 ? [start] : []), ...samples, ...(left > 0 ? [end] : [])];
}

/** Holes get one sample that knows nothing, in their middle. */
function withoutHoles(samples: readonly TraceSample[]): readonly TraceSample[] {
  return samples.flatMap((sample, i) => {
    const next = samples[i + 1];
    if (!next || next.elapsedS - sample.elapsedS <= longestGapS) return [sample];
    const middle = {
      ...nothing,
      elapsedS: (sample.elapsedS + next.elapsedS) / 2,
      distanceM: (sample.distanceM + next.distanceM) / 2,
    };
    return [sample, middle];
  });
}
