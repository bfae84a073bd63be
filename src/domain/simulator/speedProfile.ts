import {createRandom} from './random';

/** One lap at qualifying pace, sampled at equal steps of TIME: index / count is the share of the lap time gone. */
export interface SpeedProfile {
  readonly count: number;
  readonly lapMs: number;
  /** m/s. */
  readonly speed: Float64Array;
  /** Metres from the circuit's origin. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Per cent; -1 while braking. */
  readonly pedal: Int8Array;
}

const points = 1_600;
const topSpeed = 92;

interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Radians per metre. */
  readonly bend: Float64Array;
  /** Metres from point to point. */
  readonly step: number;
}

const usualMetres = 5_200;

/** A closed circuit from `seed`, scaled so that the ideal lap takes `lapMs`: of four drawn, the one of the most usual length. */
export function speedProfile(seed: number, lapMs: number): SpeedProfile {
  const drawn = [0, 1, 2, 3].map((draft) => {
    const unit = evenly(outline(seed, draft));
    return {unit, oddity: Math.abs(metres(fitted(unit, lapMs, 9)) - usualMetres)};
  });
  const best = drawn.reduce((a, b) => (b.oddity < a.oddity ? b : a));
  return byTime(startingOnAStraight(fitted(best.unit, lapMs, 16)), lapMs);
}

const metres = (curve: Curve): number => curve.step * points;

/** The curve in the size that takes `lapMs`, found by so many bisections. */
function fitted(unit: Curve, lapMs: number, bisections: number): Curve {
  let low = 0.2;
  let high = 6;
  for (let i = 0; i < bisections; i += 1) {
    const middle = (low + high) / 2;
    if (lapSeconds(scaled(unit, middle)) * 1000 < lapMs) low = middle;
    else high = middle;
  }
  return scaled(unit, high);
}

/** Corner points round a centre, joined by a closed Catmull-Rom spline. */
function outline(
  seed: number,
  draft: number,
): {readonly x: Float64Array; readonly y: Float64Array} {
  const random = createRandom(seed, 'outline', draft);
  const corners = 14;
  const knots = Array.from({length: corners}, (_, i) => {
    const angle = ((i + random.between(-0.3, 0.3)) / corners) * 2 * Math.PI;
    const radius = i % 2 === 0 ? random.between(420, 850) : random.between(280, 720);
    return [radius * Math.cos(angle) * 1.35, radius * Math.sin(angle)] as const;
  });
  const knot = (i: number) => knots[(i + corners) % corners] ?? ([0, 0] as const);
  const x = new Float64Array(corners * 200);
  const y = new Float64Array(corners * 200);
  for (let i = 0; i < x.length; i += 1) {
    const k = Math.floor(i / 200);
    const at = (axis: 0 | 1) =>
      spline(
        [knot(k - 1)[axis], knot(k)[axis], knot(k + 1)[axis], knot(k + 2)[axis]],
        (i % 200) / 200,
      );
    x[i] = at(0);
    y[i] = at(1);
  }
  return {x, y};
}

function spline([a, b, c, d]: readonly [number, number, number, number], u: number): number {
  const quadratic = 2 * a - 5 * b + 4 * c - d;
  const cubic = 3 * b - a - 3 * c + d;
  return 0.5 * (2 * b + (c - a) * u + quadratic * u * u + cubic * u * u * u);
}

/** The same line at `points` equal steps of distance. */
function evenly(line: {readonly x: Float64Array; readonly y: Float64Array}): Curve {
  const n = line.x.length;
  const along = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1)
    along[i + 1] =
      at(along, i) +
      Math.hypot(at(line.x, (i + 1) % n) - at(line.x, i), at(line.y, (i + 1) % n) - at(line.y, i));
  const total = at(along, n);
  const x = new Float64Array(points);
  const y = new Float64Array(points);
  for (let i = 0, j = 0; i < points; i += 1) {
    const target = (i / points) * total;
    while (at(along, j + 1) < target) j += 1;
    const u = (target - at(along, j)) / (at(along, j + 1) - at(along, j));
    x[i] = at(line.x, j) + u * (at(line.x, (j + 1) % n) - at(line.x, j));
    y[i] = at(line.y, j) + u * (at(line.y, (j + 1) % n) - at(line.y, j));
  }
  const step = total / points;
  return {x, y, step, bend: bends(x, y, step)};
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

const scaled = (curve: Curve, factor: number): Curve => ({
  x: curve.x.map((v) => v * factor),
  y: curve.y.map((v) => v * factor),
  bend: curve.bend.map((v) => v / factor),
  step: curve.step * factor,
});

/** Radians per metre at each point; that of a curve twice as large is half. */
function bends(x: Float64Array, y: Float64Array, step: number): Float64Array {
  const span = 6;
  return x.map((_, i) => {
    const before = (i + points - span) % points;
    const after = (i + span) % points;
    const turn =
      Math.atan2(at(y, after) - at(y, i), at(x, after) - at(x, i)) -
      Math.atan2(at(y, i) - at(y, before), at(x, i) - at(x, before));
    return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) / (span * step);
  });
}

/** m/s that grip allows in a bend: side force from tyres plus downforce. */
const gripLimit = (bend: number): number =>
  bend <= 0.0047 ? topSpeed : Math.min(topSpeed, Math.sqrt(17 / (bend - 0.0045)));

/** The fastest speeds that engine, grip and brakes allow. */
function fastestSpeeds(curve: Curve): Float64Array {
  const speed = curve.bend.map(gripLimit);
  for (let i = 0; i < points * 2; i += 1) {
    const v = at(speed, i % points);
    const next = (i + 1) % points;
    const push = Math.min(12, 930 / Math.max(10, v)) - 0.0011 * v * v;
    speed[next] = Math.min(
      at(speed, next),
      Math.sqrt(v * v + 2 * Math.max(0.05, push) * curve.step),
    );
  }
  for (let i = points * 2; i > 0; i -= 1) {
    const v = at(speed, i % points);
    const previous = (i - 1) % points;
    const brake = 18 + 0.0035 * v * v;
    speed[previous] = Math.min(at(speed, previous), Math.sqrt(v * v + 2 * brake * curve.step));
  }
  return speed;
}

function lapSeconds(curve: Curve): number {
  return fastestSpeeds(curve).reduce((sum, v) => sum + curve.step / v, 0);
}

/** Turns the lap so that the line lies two thirds down the fastest straight. */
function startingOnAStraight(curve: Curve): Curve {
  const speed = fastestSpeeds(curve);
  const fastest = speed.indexOf(Math.max(...speed));
  const first = (fastest + points - Math.round(points * 0.03)) % points;
  const turned = (values: Float64Array) => values.map((_, i) => at(values, (i + first) % points));
  return {x: turned(curve.x), y: turned(curve.y), bend: turned(curve.bend), step: curve.step};
}

function byTime(curve: Curve, lapMs: number): SpeedProfile {
  const speed = fastestSpeeds(curve);
  const clock = new Float64Array(points + 1);
  for (let i = 0; i < points; i += 1) clock[i + 1] = at(clock, i) + curve.step / at(speed, i);
  const count = 1_024;
  const empty = () => new Float64Array(count);
  const profile = {
    count,
    lapMs,
    speed: empty(),
    x: empty(),
    y: empty(),
    z: empty(),
    pedal: new Int8Array(count),
  };
  for (let i = 0, j = 0; i < count; i += 1) {
    const target = (i / count) * at(clock, points);
    while (at(clock, j + 1) < target) j += 1;
    const next = (j + 1) % points;
    const u = (target - at(clock, j)) / (at(clock, j + 1) - at(clock, j));
    const between = (values: Float64Array) =>
      at(values, j) + u * (at(values, next) - at(values, j));
    profile.speed[i] = between(speed);
    profile.x[i] = between(curve.x);
    profile.y[i] = between(curve.y);
    profile.z[i] =
      9 * Math.sin((2 * Math.PI * j) / points) + 4 * Math.sin((6 * Math.PI * j) / points);
    profile.pedal[i] = pedal(at(speed, (j + points - 4) % points), at(speed, (j + 4) % points));
  }
  return profile;
}

/** Throttle in per cent, or -1 for the brake, from the speeds shortly before and after. */
function pedal(before: number, after: number): number {
  const change = after - before;
  if (change < -0.5) return -1;
  if (after > topSpeed - 1 || change > 0.55) return 100;
  return Math.round(Math.max(0, 35 + 110 * change));
}
