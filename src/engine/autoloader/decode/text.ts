/** Text of JSON tokens that skip.ts has found well-formed. Output is never longer than the source. */

/** Writes the text of a string's body, escapes resolved; returns the end of it in `out`, or -1 at a lone surrogate. */
export function unescapeInto(
  out: Uint8Array,
  at: number,
  bytes: Uint8Array,
  body: number,
  end: number,
): number {
  for (let p = body; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (c !== 0x5c) {
      out[at++] = c;
      continue;
    }
    const escape = bytes[++p] ?? 0;
    if (escape !== 0x75) {
      out[at++] = controlOf(escape);
      continue;
    }
    let unit = hex4(bytes, p + 1);
    p += 4;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const paired = unit < 0xdc00 && bytes[p + 1] === 0x5c && bytes[p + 2] === 0x75;
      const low = paired && p + 7 <= end ? hex4(bytes, p + 3) : 0;
      if (low < 0xdc00 || low > 0xdfff) return -1;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      p += 6;
    }
    at = putUtf8(out, at, unit);
  }
  return at;
}

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

/** The name that the key from `start` to `end` says. A lone surrogate, which no name has, is replaced. */
export function nameText(bytes: Uint8Array, start: number, end: number): string {
  const plain = new Uint8Array(end - start);
  const length = unescapeInto(plain, 0, bytes, start + 1, end - 1);
  return length < 0 ? '\ufffd' : utf8.decode(plain.subarray(0, length));
}

function controlOf(escape: number): number {
  if (escape === 0x62) return 8;
  if (escape === 0x66) return 12;
  if (escape === 0x6e) return 10;
  if (escape === 0x72) return 13;
  return escape === 0x74 ? 9 : escape;
}

function hex4(bytes: Uint8Array, p: number): number {
  let unit = 0;
  for (let i = p; i < p + 4; i++) {
    const c = bytes[i] ?? 0;
    unit = unit * 16 + (c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57);
  }
  return unit;
}

function putUtf8(out: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    out[at++] = point;
    return at;
  }
  if (point < 0x800) out[at++] = 0xc0 | (point >> 6);
  else {
    if (point < 0x10000) out[at++] = 0xe0 | (point >> 12);
    else {
      out[at++] = 0xf0 | (point >> 18);
      out[at++] = 0x80 | ((point >> 12) & 0x3f);
    }
    out[at++] = 0x80 | ((point >> 6) & 0x3f);
  }
  out[at++] = 0x80 | (point & 0x3f);
  return at;
}

/** Writes a value's source text without the white space between its tokens; returns the end of it in `out`. */
export function compactInto(
  out: Uint8Array,
  at: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  let inString = false;
  for (let p = start; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (inString) {
      out[at++] = c;
      if (c === 0x5c) out[at++] = bytes[++p] ?? 0;
      else if (c === 0x22) inString = false;
    } else if (c > 0x20) {
      out[at++] = c;
      inString = c === 0x22;
    }
  }
  return at;
}

const hexDigits = new TextEncoder().encode('0123456789abcdef');

/** Writes UTF-8 text as a JSON string to the beginning of `out`; returns its length, at most six times the text's and 2. */
export function quoteInto(out: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  let at = 0;
  out[at++] = 0x22;
  for (let p = start; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (c >= 0x20) {
      if (c === 0x22 || c === 0x5c) out[at++] = 0x5c;
      out[at++] = c;
      continue;
    }
    const short = c === 10 ? 0x6e : c === 13 ? 0x72 : c === 9 ? 0x74 : 0;
    out[at++] = 0x5c;
    if (short > 0) out[at++] = short;
    else {
      for (const unit of [0x75, 0x30, 0x30]) out[at++] = unit;
      out[at++] = hexDigits[c >> 4] ?? 0;
      out[at++] = hexDigits[c & 15] ?? 0;
    }
  }
  out[at++] = 0x22;
  return at;
}
