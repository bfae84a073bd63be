/** Values of JSON numbers that skip.ts has found well-formed. */

export const powersOfTen = Float64Array.from({length: 23}, (_, n) => Number(`1e${n}`));

/** Two 32-bit halves of a safe integer, as Arrow keeps 64-bit ones. */
export function putInteger(words: Int32Array, index: number, value: number): void {
  words[index * 2] = value | 0;
  words[index * 2 + 1] = Math.floor(value / 4294967296);
}

function putBigInteger(words: Int32Array, index: number, value: bigint): void {
  words[index * 2] = Number(BigInt.asIntN(32, value));
  words[index * 2 + 1] = Number(BigInt.asIntN(32, value >> 32n));
}

/** Seconds and microseconds as int64 microseconds. */
export function putMicros(words: Int32Array, index: number, seconds: number, micros: number): void {
  if (Math.abs(seconds) < 9e9) putInteger(words, index, seconds * 1e6 + micros);
  else putBigInteger(words, index, BigInt(seconds) * 1000000n + BigInt(micros));
}

export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let p = start; p < end; p++) text += String.fromCharCode(bytes[p] ?? 0);
  return text;
}

/**
 * The double nearest to a literal, as JSON.parse gives it; infinite when too large. Mantissa and power of ten that
 * are both exact doubles need one operation, which rounds once (Clinger 1990); all else goes through Number().
 */
export function doubleOf(bytes: Uint8Array, start: number, end: number): number {
  let p = start;
  const negative = bytes[p] === 0x2d;
  if (negative) p++;
  let mantissa = 0;
  let exponent = 0;
  let inFraction = 0;
  for (; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (c === 0x2e) {
      inFraction = 1;
      continue;
    }
    if (c > 0x39) break;
    mantissa = mantissa * 10 + (c - 0x30);
    exponent -= inFraction;
    if (mantissa > Number.MAX_SAFE_INTEGER) return Number(asciiText(bytes, start, end));
  }
  if (p < end) exponent += Number(asciiText(bytes, p + 1, end));
  if (exponent < -22 || exponent > 22) return Number(asciiText(bytes, start, end));
  const scale = powersOfTen[exponent < 0 ? -exponent : exponent] ?? 1;
  const value = exponent < 0 ? mantissa / scale : mantissa * scale;
  return negative ? -value : value;
}

/** True when a literal has neither fraction nor exponent. */
export function isInteger(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (c === 0x2e || (c | 0x20) === 0x65) return false;
  }
  return true;
}

/** Stores a literal that is exactly an int64, also written as 1.0 or 1e3; false when it is none. */
export function putInt64(
  words: Int32Array,
  index: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (end - start <= 15 && isInteger(bytes, start, end)) {
    putInteger(words, index, doubleOf(bytes, start, end));
    return true;
  }
  const value = integerOf(asciiText(bytes, start, end));
  if (value === null || BigInt.asIntN(64, value) !== value) return false;
  putBigInteger(words, index, value);
  return true;
}

function integerOf(literal: string): bigint | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE](.+))?$/.exec(literal);
  if (!parts) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const written = (whole + fraction).replace(/^0+/, '');
  const digits = written.replace(/0+$/, '');
  if (digits === '') return 0n;
  const zeros = Number(power) - fraction.length + (written.length - digits.length);
  if (zeros < 0 || digits.length + zeros > 19) return null;
  return BigInt(sign + digits + '0'.repeat(zeros));
}
