import {dateText, timeText, timestampText} from './timeTexts';

/**
 * A value as DuckDB writes it as text; null for NULL. `value` is as Arrow has it, with 64-bit integers, timestamps and
 * decimals as bigints; columns of types that are not handled here come as text.
 */
export function valueText(type: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (type === 'DOUBLE') return floatText(Number(value), shortestOf);
  if (type === 'FLOAT') return floatText(Number(value), shortestSingleOf);
  if (type === 'DATE') return dateText(Number(value) / 86_400_000);
  if (typeof value === 'number') return String(value);
  return typeof value === 'bigint' ? bigText(type, value) : JSON.stringify(value);
}

function bigText(type: string, value: bigint): string {
  if (type.startsWith('DECIMAL')) return decimalText(value, type);
  if (type === 'TIME') return timeText(value);
  if (type.startsWith('TIMESTAMP')) return timestampText(type, value);
  return String(value);
}

/** Where all digits stand behind the point, DuckDB writes none before it. */
function decimalText(value: bigint, type: string): string {
  const [width = 0, scale = 0] = /(\d+),\s*(\d+)/.exec(type)?.slice(1).map(Number) ?? [];
  if (scale === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(Math.min(width, scale + 1), '0');
  const whole = digits.slice(0, -scale);
  return `${value < 0n ? '-' : ''}${whole}.${digits.slice(-scale)}`;
}

/** A number's shortest digits that read back the same, in scientific notation. */
const shortestOf = (value: number): string => value.toExponential();

function shortestSingleOf(value: number): string {
  for (let digits = 0; digits < 9; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential();
}

/** Plain below 1e16 and down to 1e-4, with at least one decimal; else `1.5e+16`, `1e-05`. */
function floatText(value: number, shortest: (value: number) => string): string {
  if (!Number.isFinite(value)) return notFiniteText(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', power = ''] = shortest(value).split('e');
  const exponent = Number(power);
  if (exponent < 16 && exponent >= -4)
    return `${value < 0 ? '-' : ''}${plainText(mantissa.replace(/[-.]/g, ''), exponent)}`;
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
}

const notFiniteText = (value: number): string =>
  Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';

/** Digits with the point behind the first one moved by the exponent. */
function plainText(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${whole}.${digits.slice(exponent + 1) || '0'}`;
}
