import {describe, expect, test} from 'vitest';
import {placeOf, places} from './places';
import {type KeyPress, shortcutOf} from './shortcuts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const reading = {isTyping: false, awaitsPlace: false};
const typing = {isTyping: true, awaitsPlace: false};

describe('a key press', () => {
  test('with Ctrl and K searches, in fields too', () => {
    expect(shortcutOf(press('k', {ctrlKey: true}), reading)).toEqual({kind: 'palette'});
    expect(shortcutOf(press('K', {ctrlKey: true}), typing)).toEqual({kind: 'palette'});
  });
  test('with a question mark shows the shortcuts, but is text in a field', () => {
    expect(shortcutOf(press('?', {shiftKey: true}), reading)).toEqual({kind: 'shortcuts'});
    expect(shortcutOf(press('?', {shiftKey: true}), typing)).toBeNull();
  });
  test('after a g goes to a place, without one it does nothing', () => {
    expect(shortcutOf(press('g'), reading)).toEqual({kind: 'await-place'});
    expect(shortcutOf(press('c'), {...reading, awaitsPlace: true})).toMatchObject({
      place: {to: '/tables'},
    });
    expect(shortcutOf(press('c'), reading)).toBeNull();
    expect(shortcutOf(press('c'), {isTyping: true, awaitsPlace: true})).toBeNull();
  });
  test.each(['ctrlKey', 'metaKey', 'altKey'] as const)('belongs to the browser with %s', (held) =>
    expect(shortcutOf(press('g', {[held]: true}), reading)).toBeNull(),
  );
});

test('each place has a key of its own', () =>
  expect(new Set(places.map(({key}) => key)).size).toBe(places.length));

test.each([
  ['/', '/'],
  ['/races/9606', '/races'],
  ['/telemetry/9606', '/races'],
  ['/tables/gold_race_summary', '/tables'],
  ['/volume/laps', '/tables'],
  ['/racesx', undefined],
])('the page %s belongs to the place %s', (path, to) => expect(placeOf(path)?.to).toBe(to));
