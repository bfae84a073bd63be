/** A pattern for whole file names. */
export type Glob =
  | {readonly kind: 'glob'; readonly matches: (name: string) => boolean}
  | GlobProblem;

interface GlobProblem {
  readonly kind: 'problem';
  readonly problem: string;
}

/** A part of the pattern as a regular expression; `end` is where it ends in the pattern. */
interface Part {
  readonly kind: 'part';
  readonly source: string;
  readonly end: number;
}

/**
 * Hadoop's globs, as Auto Loader has them: `*` any characters, `?` one, `[abc]`, `[a-z]`, `[^abc]` (or `[!abc]`),
 * `{this,that}` with nesting, and `\` before a character that is meant as it stands. Case matters.
 */
export function compileGlob(pattern: string): Glob {
  if (pattern === '') return {kind: 'problem', problem: 'Write a pattern, such as *.json.'};
  const chars = Array.from(pattern);
  const open: number[] = [];
  let source = '';
  for (let at = 0; at < chars.length; ) {
    const char = chars[at];
    if (char === '}' && open.pop() === undefined) return wrong('} has no { before it', at);
    const part = partAt(chars, at, open.length > 0);
    if (part.kind === 'problem') return part;
    if (char === '{') open.push(at);
    source += part.source;
    at = part.end;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) return wrong('{ is not closed', unclosed);
  const whole = new RegExp(`^${source}$`, 'su');
  return {kind: 'glob', matches: (name) => whole.test(name)};
}

const symbols: Readonly<Record<string, string>> = {'*': '.*', '?': '.', '{': '(?:', '}': ')'};

function partAt(chars: readonly string[], at: number, inBraces: boolean): Part | GlobProblem {
  const char = chars[at] ?? '';
  if (char === '[') return characterSet(chars, at);
  if (char === '\\') {
    const next = chars[at + 1];
    if (next === undefined) return wrong(String.raw`nothing follows the \ `.trim(), at);
    return {kind: 'part', source: literal(next), end: at + 2};
  }
  const symbol = char === ',' && inBraces ? '|' : symbols[char];
  return {kind: 'part', source: symbol ?? literal(char), end: at + 1};
}

/** The set that begins at `start`; a `]` directly after the opening is a member. */
function characterSet(chars: readonly string[], start: number): Part | GlobProblem {
  const isNegated = chars[start + 1] === '^' || chars[start + 1] === '!';
  const first = start + (isNegated ? 2 : 1);
  const members: string[] = [];
  for (let at = first; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    if (char === ']' && at > first) {
      const source = `[${isNegated ? '^' : ''}${members.join('')}]`;
      return {kind: 'part', source, end: at + 1};
    }
    const last = chars[at + 1] === '-' ? chars[at + 2] : undefined;
    if (last === undefined || last === ']') {
      members.push(member(char));
      continue;
    }
    if (codeOf(char) > codeOf(last)) return wrong(`${char}-${last} is back to front`, at);
    members.push(`${member(char)}-${member(last)}`);
    at += 2;
  }
  return wrong('[ is not closed', start);
}

const literal = (char: string) => char.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`);
const member = (char: string) => char.replace(/[\\\]^[-]/u, String.raw`\$&`);
const codeOf = (char: string) => char.codePointAt(0) ?? 0;
const wrong = (what: string, at: number): GlobProblem => ({
  kind: 'problem',
  problem: `At character ${at + 1}: ${what}.`,
});
