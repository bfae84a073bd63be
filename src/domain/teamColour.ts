/** A colour pair for both themes; each reads against its theme's background. */
export interface ThemedColour {
  readonly onLight: string;
  readonly onDark: string;
}

type Rgb = readonly [number, number, number];

/** The least contrast of graphics against their ground: WCAG 2.2, 1.4.11. */
const leastContrast = 3;
const neutral = '#7c828d';

function parse(hex: string): Rgb | null {
  const digits = /^#?([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) return null;
  const value = Number.parseInt(digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const toHex = (rgb: Rgb) =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG contrast ratio of two #rrggbb colours, 1 to 21. An unreadable colour counts as black. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(parse(a) ?? [0, 0, 0]), luminance(parse(b) ?? [0, 0, 0])].toSorted(
    (x, y) => y - x,
  );
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

/** The least change towards black or white that reaches the contrast; the hue stays. */
function mend(colour: Rgb, ground: string): string {
  const pole: Rgb = luminance(parse(ground) ?? [0, 0, 0]) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; step <= 20; step += 1) {
    const candidate = toHex(mix(colour, pole, step / 20));
    if (contrast(candidate, ground) >= leastContrast) return candidate;
  }
  return toHex(pole);
}

/**
 * A team's colour made readable on both themes. OpenF1 sends six hex digits without `#`; grey-whites
 * such as Haas vanish on a light ground and dark blues on a dark one. Null or malformed becomes grey.
 */
export function teamColour(
  hex: string | null | undefined,
  grounds: {readonly light: string; readonly dark: string},
): ThemedColour {
  const rgb = parse(hex ?? '') ?? parse(neutral) ?? [124, 130, 141];
  return {onLight: mend(rgb, grounds.light), onDark: mend(rgb, grounds.dark)};
}
