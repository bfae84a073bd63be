import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {compileGlob} from './compileGlob';

const fits = (pattern: string, name: string) => {
  const glob = compileGlob(pattern);
  return glob.kind === 'glob' ? glob.matches(name) : glob.problem;
};

test.each([
  ['*', ''],
  ['*.json', 'laps.json'],
  ['laps_????.json', 'laps_2026.json'],
  ['[lp]*', 'pit'],
  ['[a-m]*', 'laps'],
  ['[^a-k]*', 'laps'],
  ['[!a-k]*', 'laps'],
  ['[]x]', ']'],
  ['[a-]', '-'],
  ['{laps,pit}_*', 'pit_1'],
  ['{a,b{c,d}}', 'bd'],
  ['{,x}y', 'y'],
  ['a,b', 'a,b'],
  [String.raw`\*`, '*'],
  ['a.b-c', 'a.b-c'],
  ['?', '🏁'],
])('%s fits %s', (pattern, name) => expect(fits(pattern, name)).toBe(true));

test.each([
  ['*.json', 'laps.json.gz'],
  ['*.json', 'lapsxjson'],
  ['laps', 'Laps'],
  ['?', ''],
  ['[^a]', 'a'],
  ['{laps,pit}', 'lap'],
  [String.raw`\*`, 'x'],
])('%s does not fit %s', (pattern, name) => expect(fits(pattern, name)).toBe(false));

test.each([
  ['a[bc', 'At character 2: [ is not closed.'],
  ['a}', 'At character 2: } has no { before it.'],
  ['{a,{b}', 'At character 1: { is not closed.'],
  ['[z-a]', 'At character 2: z-a is back to front.'],
  ['a\\', 'At character 2: nothing follows the \\.'],
])('%s is refused with the place', (pattern, problem) => expect(fits(pattern, '')).toBe(problem));

test('a name with every character escaped fits itself, and any text compiles or is refused', () =>
  fc.assert(
    fc.property(fc.string({minLength: 1, unit: 'binary'}), (name) => {
      const escaped = Array.from(name, (char) => `\\${char}`).join('');
      expect(fits(escaped, name)).toBe(true);
      compileGlob(name);
    }),
  ));
