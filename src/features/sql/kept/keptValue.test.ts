import {expect, test, vi} from 'vitest';
import {historyFormat, savedFormat, tabsFormat} from './deskFormats';
import {readKept, type TextStore, writeKept} from './keptValue';

function memory(
  entries: Readonly<Record<string, string>> = {},
): TextStore & {readonly kept: Map<string, string>} {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
  };
}
const query = {
  name: 'a',
  sql: 'select 1',
  parameters: {n: {type: 'number', text: '1'}},
  savedAt: 5,
} as const;

test('what was kept is read again', () => {
  const store = memory();
  expect(writeKept(savedFormat, [query], store)).toBe(true);
  expect(readKept(savedFormat, store)).toEqual([query]);
  expect(readKept(historyFormat, store)).toBeNull();
});

test('an entry that is not understood is left out, the others stay', () => {
  const store = memory({
    [savedFormat.key]: JSON.stringify({
      version: 1,
      value: [query, {name: ''}, null, {...query, parameters: {n: {type: 'code', text: ''}}}],
    }),
  });
  expect(readKept(savedFormat, store)).toEqual([query]);
});

test.each(['{', 'null', '{"version":2,"value":[]}', '{"version":1,"value":{"tabs":3}}'])(
  'what is not understood as a whole is set aside, not overwritten: %s',
  (text) => {
    const store = memory({[tabsFormat.key]: text});
    expect(readKept(tabsFormat, store)).toBeNull();
    expect(store.kept.get(`${tabsFormat.key}.set-aside`)).toBe(text);
  },
);

test('a full or closed store is told, not thrown', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const closed: TextStore = {
    getItem: () => {
      throw new DOMException('closed', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(readKept(savedFormat, closed)).toBeNull();
  expect(writeKept(savedFormat, [query], closed)).toBe(false);
  expect(warn).toHaveBeenCalledTimes(2);
  warn.mockRestore();
});
