import {Fault} from './fault';

/**
 * Strict RFC 8259 without building anything: each function takes the position of a token's first byte and returns
 * the position behind its last. Windows end in a zero byte, which no rule allows, so nothing reads past the end.
 */

/** The first position from `p` on that is not white space. */
export function skipSpace(bytes: Uint8Array, p: number): number {
  let c = bytes[p] ?? 0;
  while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = bytes[++p] ?? 0;
  return p;
}

/** `p` is at the opening quote. @throws Fault */
export function skipString(bytes: Uint8Array, p: number): number {
  p++;
  for (;;) {
    const c = bytes[p] ?? 0;
    if (c === 0x22) return p + 1;
    if (c === 0x5c) p = skipEscape(bytes, p);
    else if (c >= 0x80) p = skipUtf8(bytes, p);
    else if (c < 0x20)
      throw new Fault(p, 'control character inside a string', 'file ends inside a string');
    else p++;
  }
}

/** `p` is at the backslash. @throws Fault */
export function skipEscape(bytes: Uint8Array, p: number): number {
  const c = bytes[p + 1] ?? 0;
  if (c !== 0x75) {
    // " \ / b f n r t
    if (c === 0x22 || c === 0x5c || c === 0x2f || c === 0x62) return p + 2;
    if (c === 0x66 || c === 0x6e || c === 0x72 || c === 0x74) return p + 2;
    throw new Fault(p + 1, 'unknown escape inside a string', 'file ends inside a string');
  }
  for (let i = p + 2; i < p + 6; i++) {
    const h = bytes[i] ?? 0;
    if (!((h >= 0x30 && h <= 0x39) || (h >= 0x41 && h <= 0x46) || (h >= 0x61 && h <= 0x66)))
      throw new Fault(i, 'expected four hexadecimal digits', 'file ends inside a string');
  }
  return p + 6;
}

/** One character that is not ASCII. Well-formed sequences only: no overlong form, no surrogate, nothing above U+10FFFF. @throws Fault */
export function skipUtf8(bytes: Uint8Array, p: number): number {
  const c = bytes[p] ?? 0;
  const length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
  if (c < 0xc2 || c > 0xf4) throw invalidUtf8(p);
  const second = bytes[p + 1] ?? 0;
  const low = c === 0xe0 ? 0xa0 : c === 0xf0 ? 0x90 : 0x80;
  const high = c === 0xed ? 0x9f : c === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) throw invalidUtf8(p + 1);
  for (let i = p + 2; i < p + length; i++)
    if (((bytes[i] ?? 0) & 0xc0) !== 0x80) throw invalidUtf8(i);
  return p + length;
}

const invalidUtf8 = (at: number) => new Fault(at, 'invalid UTF-8', 'file ends inside a character');

/** From the first byte of a file that begins with one. @throws Fault */
export function skipByteOrderMark(bytes: Uint8Array): number {
  const atEnd = 'file ends inside a byte order mark';
  for (const [i, byte] of [0xef, 0xbb, 0xbf].entries())
    if (bytes[i] !== byte) throw new Fault(i, 'invalid UTF-8', atEnd);
  return 3;
}

const isDigit = (c: number) => c >= 0x30 && c <= 0x39;

/** @throws Fault */
export function skipNumber(bytes: Uint8Array, p: number): number {
  if (bytes[p] === 0x2d) p++;
  if (bytes[p] === 0x30) {
    p++;
    if (isDigit(bytes[p] ?? 0))
      throw new Fault(p, 'a number begins with a superfluous 0', 'file ends inside a number');
  } else p = skipDigits(bytes, p);
  if (bytes[p] === 0x2e) p = skipDigits(bytes, p + 1);
  if (bytes[p] === 0x65 || bytes[p] === 0x45) {
    p++;
    if (bytes[p] === 0x2b || bytes[p] === 0x2d) p++;
    p = skipDigits(bytes, p);
  }
  return p;
}

function skipDigits(bytes: Uint8Array, p: number): number {
  if (!isDigit(bytes[p] ?? 0)) throw new Fault(p, 'expected a digit', 'file ends inside a number');
  while (isDigit(bytes[p] ?? 0)) p++;
  return p;
}

const literals = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

function skipLiteral(bytes: Uint8Array, p: number): number {
  const word = literals.find((literal) => literal[0] === bytes[p]);
  if (!word) throw new Fault(p, 'expected a value', 'file ends where a value should begin');
  for (let i = 1; i < word.length; i++)
    if (bytes[p + i] !== word[i])
      throw new Fault(
        p + i,
        'expected true, false or null',
        'file ends inside true, false or null',
      );
  return p + word.length;
}

/** From a key's opening quote to the first byte of its value. @throws Fault */
export function skipKey(bytes: Uint8Array, p: number): number {
  return skipColon(bytes, skipString(bytes, expectKey(bytes, p)));
}

/** @throws Fault unless a key begins at `p` */
export function expectKey(bytes: Uint8Array, p: number): number {
  if (bytes[p] !== 0x22)
    throw new Fault(p, 'expected a key in double quotes', 'file ends inside an object');
  return p;
}

/** From behind a key to the first byte of its value. @throws Fault */
export function skipColon(bytes: Uint8Array, p: number): number {
  const colon = skipSpace(bytes, p);
  if (bytes[colon] !== 0x3a) throw new Fault(colon, 'expected ":"', 'file ends inside an object');
  return skipSpace(bytes, colon + 1);
}

/** Any value, however deep: open brackets are one bit each (1 for an object) instead of a call. @throws Fault */
export function skipValue(bytes: Uint8Array, p: number): number {
  const open: number[] = [];
  let depth = 0;
  for (;;) {
    const c = bytes[p] ?? 0;
    if (c === 0x22) p = skipString(bytes, p);
    else if (c === 0x2d || isDigit(c)) p = skipNumber(bytes, p);
    else if (c === 0x7b || c === 0x5b) {
      const isObject = c === 0x7b;
      p = skipSpace(bytes, p + 1);
      if (bytes[p] !== (isObject ? 0x7d : 0x5d)) {
        const bit = 1 << (depth & 31);
        const word = open[depth >>> 5] ?? 0;
        open[depth >>> 5] = isObject ? word | bit : word & ~bit;
        depth++;
        if (isObject) p = skipKey(bytes, p);
        continue;
      }
      p++;
    } else p = skipLiteral(bytes, p);
    for (;;) {
      if (depth === 0) return p;
      p = skipSpace(bytes, p);
      const next = bytes[p] ?? 0;
      const isObject = ((open[(depth - 1) >>> 5] ?? 0) >>> ((depth - 1) & 31)) & 1;
      if (next === 0x2c) {
        p = skipSpace(bytes, p + 1);
        if (isObject) p = skipKey(bytes, p);
        break;
      }
      if (next !== (isObject ? 0x7d : 0x5d))
        throw isObject
          ? new Fault(p, 'expected "," or "}"', 'file ends inside an object')
          : new Fault(p, 'expected "," or "]"', 'file ends inside an array');
      p++;
      depth--;
    }
  }
}
