import {Fault} from './fault';
import {skipValue} from './skip';
import {compactInto} from './text';

const words: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  null: 'null',
  true: 'true',
  false: 'false',
};
const isLetter = (c: number) => (c | 0x20) >= 0x61 && (c | 0x20) <= 0x7a;
const isQuote = (c: number | undefined) => c === 0x22 || c === 0x27;
const isExponent = (c: number, before: number) =>
  (c | 0x20) === 0x65 && before >= 0x30 && before <= 0x39;

/**
 * Writes a list as Python prints it, or as JSON does, as compact JSON to the beginning of `out`; returns its length,
 * or -1 when the text is no list. `out` has room for six bytes for each of the text, and a zero behind.
 */
export function pythonListInto(
  out: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  let at = 0;
  for (let p = start; p < end; ) {
    const c = bytes[p] ?? 0;
    if (isQuote(c)) {
      const string = stringInto({out, at}, bytes, p, end);
      if (!string) return -1;
      ({at, p} = string);
    } else if (isLetter(c) && !isExponent(c, bytes[p - 1] ?? 0)) {
      let wordEnd = p;
      while (wordEnd < end && isLetter(bytes[wordEnd] ?? 0)) wordEnd++;
      const word = words[String.fromCharCode(...bytes.subarray(p, Math.min(wordEnd, p + 8)))];
      if (word === undefined || wordEnd - p > 5) return -1;
      for (let i = 0; i < word.length; i++) out[at++] = word.charCodeAt(i);
      p = wordEnd;
    } else {
      out[at++] = c;
      p++;
    }
  }
  out[at] = 0;
  return out[0] === 0x5b && isJson(out, at) ? compactInto(out, 0, out, 0, at) : -1;
}

/** Whether the first `length` bytes are one JSON value; a zero stands behind them. */
export function isJson(out: Uint8Array, length: number): boolean {
  try {
    return skipValue(out, 0) === length;
  } catch (thrown) {
    if (thrown instanceof Fault) return false;
    throw thrown;
  }
}

/** From a string's opening quote, ' or ", to behind its closing one; null when it has none. */
function stringInto(
  {out, at}: {readonly out: Uint8Array; readonly at: number},
  bytes: Uint8Array,
  open: number,
  end: number,
): {readonly at: number; readonly p: number} | null {
  const quote = bytes[open];
  let to = at;
  out[to++] = 0x22;
  for (let p = open + 1; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (c === quote) {
      out[to++] = 0x22;
      return {at: to, p: p + 1};
    }
    if (c === 0x22) out[to++] = 0x5c;
    if (c !== 0x5c) {
      out[to++] = c;
      continue;
    }
    const escape = bytes[++p] ?? 0;
    // \' has no need of a backslash in JSON, and \xe9 is \u00e9 there.
    if (escape !== 0x27) out[to++] = 0x5c;
    if (escape === 0x78) for (const unit of [0x75, 0x30, 0x30]) out[to++] = unit;
    else out[to++] = escape;
  }
  return null;
}
