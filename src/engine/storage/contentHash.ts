import {createSHA256, type IHasher} from 'hash-wasm';

/** Tells what a body holds, whatever it is written like. */
export interface ContentHash {
  update(chunk: Uint8Array): void;
  /** Hexadecimal; null when the body is not one JSON array of objects. */
  digest(): string | null;
}

const quote = 0x22;
const backslash = 0x5c;
const [openBrace, closeBrace, openBracket, closeBracket, comma] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c];
const blank = new Set([0x20, 0x09, 0x0a, 0x0d]);
const opens = new Set([openBrace, openBracket]);
const closes = new Set([closeBrace, closeBracket]);
/** Longer rows are nothing OpenF1 sends, and would have to be kept in memory. */
const longestRow = 1_000_000;

/**
 * A hash of the rows of a JSON array that is the same whatever the order of rows and of keys, blanks between, and
 * spelling of numbers and text; each row counts as often as it is there. Holds one row at a time. A row with an integer
 * that a double may not hold counts as it is written, so that no change goes unseen.
 */
export async function createContentHash(): Promise<ContentHash> {
  const hasher = await createSHA256();
  const rows = rowSum(hasher);
  const cut = rowCutter((row) => rows.add(row));
  return {
    update: (chunk) => cut.update(chunk),
    digest: () => (cut.isWhole() ? rows.digest() : null),
  };
}

interface RowCutter {
  update(chunk: Uint8Array): void;
  /** Whether everything up to here was one array of objects, and no more. */
  isWhole(): boolean;
}

/** Cuts a JSON array of objects into the bytes of each object. Whether those are JSON, whoever reads them tells. */
function rowCutter(onRow: (row: Uint8Array) => boolean): RowCutter {
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  /** Between rows: what may come next. */
  let expects: 'array' | 'row or end' | 'row' | 'comma or end' | 'nothing' = 'array';
  let isSound = true;
  let carried: Uint8Array[] = [];
  let carriedBytes = 0;

  function between(byte: number): void {
    if (blank.has(byte)) return;
    if (expects === 'array' && byte === openBracket) expects = 'row or end';
    else if (expects === 'comma or end' && byte === comma) expects = 'row';
    else if ((expects === 'comma or end' || expects === 'row or end') && byte === closeBracket)
      expects = 'nothing';
    else isSound = false;
  }
  /** True at the last byte of a row. */
  function inside(byte: number): boolean {
    if (isText) {
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quote) isText = false;
      return false;
    }
    if (byte === quote) isText = true;
    else if (opens.has(byte)) depth += 1;
    else if (closes.has(byte)) depth -= 1;
    return depth === 0;
  }
  function end(row: Uint8Array): void {
    carried.push(row);
    isSound = isSound && onRow(joined(carried));
    carried = [];
    carriedBytes = 0;
    expects = 'comma or end';
  }
  return {
    update(chunk) {
      let begin = 0;
      for (let at = 0; at < chunk.length && isSound; at += 1) {
        const byte = chunk[at] ?? 0;
        if (depth > 0) {
          if (inside(byte)) end(chunk.subarray(begin, at + 1));
        } else if (byte === openBrace && (expects === 'row' || expects === 'row or end')) {
          depth = 1;
          begin = at;
        } else between(byte);
      }
      if (depth === 0 || !isSound) return;
      carried.push(chunk.slice(begin));
      carriedBytes += chunk.length - begin;
      if (carriedBytes > longestRow) isSound = false;
    },
    isWhole: () => isSound && expects === 'nothing',
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Adds up the hashes of rows, word by word: the sum does not depend on their order. */
function rowSum(hasher: IHasher) {
  const decoder = new TextDecoder('utf-8', {fatal: true});
  const sum = new Uint32Array(8);
  let count = 0;
  return {
    /** False when the row is no JSON. */
    add(row: Uint8Array): boolean {
      const text = canonical(decoder, row);
      if (text === null) return false;
      const words = new DataView(hasher.init().update(text).digest('binary').slice().buffer);
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + words.getUint32(i * 4);
      count += 1;
      return true;
    },
    digest: () =>
      hasher
        .init()
        .update(`${count}:${sum.join(',')}`)
        .digest(),
  };
}

const longInteger = /(?<![\d.])\d{16,}(?![\d.eE])/g;
const mayLose = (text: string): boolean =>
  [...text.matchAll(longInteger)].some(([digits]) => !Number.isSafeInteger(Number(digits)));

function canonical(decoder: TextDecoder, row: Uint8Array): string | null {
  try {
    const text = decoder.decode(row);
    const value: unknown = JSON.parse(text);
    return mayLose(text) ? `as written ${text}` : JSON.stringify(sorted(value));
  } catch {
    return null;
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
