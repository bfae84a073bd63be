/** JSON in which every key and value tells where it stands, so that a fault can be pointed at. */
export type LocatedJson = LocatedObject | LocatedArray | LocatedScalar;

export interface LocatedObject {
  readonly kind: 'object';
  /** Offset of the first character in the text; also below. */
  readonly at: number;
  /** No two have the same key. */
  readonly members: readonly LocatedMember[];
}
export interface LocatedMember {
  readonly key: string;
  readonly at: number;
  readonly value: LocatedJson;
}
export interface LocatedArray {
  readonly kind: 'array';
  readonly at: number;
  readonly items: readonly LocatedJson[];
}
export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly at: number;
  readonly value: string | number | boolean | null;
}

export type JsonReading =
  | {readonly kind: 'json'; readonly json: LocatedJson}
  | {readonly kind: 'fault'; readonly at: number; readonly problem: string};

const deepest = 40;

class Fault extends Error {
  readonly at: number;
  constructor(at: number, problem: string) {
    super(problem);
    this.at = at;
  }
}

/** One JSON value, or the first place where the text is none, with what is wrong there. */
export function readLocatedJson(text: string): JsonReading {
  try {
    const value = valueAt(text, skipSpace(text, 0), 0);
    const rest = skipSpace(text, value.end);
    if (rest < text.length) throw new Fault(rest, 'Nothing may follow after the last bracket.');
    return {kind: 'json', json: value.json};
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return {kind: 'fault', at: thrown.at, problem: thrown.message};
  }
}

interface Read<Json extends LocatedJson = LocatedJson> {
  readonly json: Json;
  /** Offset behind it. */
  readonly end: number;
}

function valueAt(text: string, at: number, depth: number): Read {
  if (depth > deepest) throw new Fault(at, `More than ${deepest} levels inside each other.`);
  if (text[at] === '{') return objectAt(text, at, depth);
  if (text[at] === '[') return arrayAt(text, at, depth);
  if (text[at] === '"') {
    const {value, end} = textAt(text, at);
    return {json: {kind: 'scalar', at, value}, end};
  }
  return scalarAt(text, at);
}

function scalarAt(text: string, at: number): Read {
  const word = match(/[^\s{}[\],:"]+/y, text, at);
  if (word === null) throw new Fault(at, missing(text, at, 'A value'));
  const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
  if (!/^(true|false|null)$/.test(word) && !number.test(word)) throw new Fault(at, notJson(word));
  const value: unknown = JSON.parse(word);
  const scalar = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return {json: {kind: 'scalar', at, value: scalar}, end: at + word.length};
}

function notJson(word: string): string {
  if (word.startsWith('/')) return 'JSON has no comments: take this away.';
  if (word.startsWith("'")) return 'Write texts between double quotation marks.';
  return /^(true|false|null)$/i.test(word)
    ? `Write ${word.toLowerCase()} in small letters.`
    : `${word} is no value of JSON: write texts between double quotation marks.`;
}

function objectAt(text: string, at: number, depth: number): Read<LocatedObject> {
  const members: LocatedMember[] = [];
  const keys = new Set<string>();
  const end = listAt(text, at, '}', (start) => {
    if (text[start] !== '"')
      throw new Fault(start, missing(text, start, 'A key between double quotation marks'));
    const {value: key, end: keyEnd} = textAt(text, start);
    if (keys.has(key)) throw new Fault(start, `\`${key}\` is there twice: take one away.`);
    keys.add(key);
    const colon = skipSpace(text, keyEnd);
    if (text[colon] !== ':') throw new Fault(colon, missing(text, colon, 'A colon'));
    const {json: value, end} = valueAt(text, skipSpace(text, colon + 1), depth + 1);
    members.push({key, at: start, value});
    return end;
  });
  return {json: {kind: 'object', at, members}, end};
}

function arrayAt(text: string, at: number, depth: number): Read<LocatedArray> {
  const items: LocatedJson[] = [];
  const end = listAt(text, at, ']', (start) => {
    const {json, end} = valueAt(text, start, depth + 1);
    items.push(json);
    return end;
  });
  return {json: {kind: 'array', at, items}, end};
}

/** What stands between brackets, with commas; `readOne` answers with the offset behind it. */
function listAt(
  text: string,
  open: number,
  close: '}' | ']',
  readOne: (at: number) => number,
): number {
  let at = skipSpace(text, open + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = skipSpace(text, readOne(at));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Fault(at, missing(text, at, `A comma or ${close}`));
    const comma = at;
    at = skipSpace(text, at + 1);
    if (text[at] === close) throw new Fault(comma, `Take the comma before ${close} away.`);
  }
}

function textAt(text: string, at: number): {readonly value: string; readonly end: number} {
  const written = match(/"(?:[^"\\\n\r]|\\.)*"/y, text, at);
  if (written === null) throw new Fault(at, 'This text has no closing quotation mark on its line.');
  try {
    const value: unknown = JSON.parse(written);
    return {value: String(value), end: at + written.length};
  } catch {
    throw new Fault(at, 'This text has a character or a backslash that JSON does not allow.');
  }
}

const missing = (text: string, at: number, what: string): string =>
  at >= text.length
    ? `The text ends too soon: ${lowerFirst(what)} is missing.`
    : `${what} is missing before \`${text[at] ?? ''}\`.`;
const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const skipSpace = (text: string, at: number): number =>
  at + (match(/[ \t\n\r]+/y, text, at)?.length ?? 0);

function match(sticky: RegExp, text: string, at: number): string | null {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? null;
}

export type PlainJson =
  | null
  | boolean
  | number
  | string
  | readonly PlainJson[]
  | {readonly [key: string]: PlainJson};

/** The value alone. */
export function plainJson(json: LocatedJson): PlainJson {
  if (json.kind === 'scalar') return json.value;
  if (json.kind === 'array') return json.items.map(plainJson);
  return Object.fromEntries(json.members.map(({key, value}) => [key, plainJson(value)]));
}

/** Line and column of an offset, both from 1. */
export function placeOf(
  text: string,
  at: number,
): {readonly line: number; readonly column: number} {
  const before = text.slice(0, at);
  return {line: before.split('\n').length, column: at - before.lastIndexOf('\n')};
}
