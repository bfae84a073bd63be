import type {TraceSample} from '#/domain/telemetry/trace';

/** Samples of a lap at the given speeds in m/s, one a second, each held for the second after it. */
export function samplesAt(speeds: readonly number[]): readonly TraceSample[] {
  let distanceM = 0;
  return speeds.map((speed, elapsedS) => {
    const sample = {
      elapsedS,
      distanceM,
      speedKmh: speed * 3.6,
      throttlePercent: 50,
      brakePercent: elapsedS % 2 === 0 ? 0 : 100,
      gear: 4,
      rpm: 10_000,
      isDrsOpen: false,
      x: distanceM * 10,
      y: 0,
    };
    distanceM += speed;
    return sample;
  });
}
