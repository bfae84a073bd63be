import {
  array,
  assert,
  asyncProperty,
  dictionary,
  integer,
  oneof,
  string,
  constant,
  double,
} from 'fast-check';
import {expect, test} from 'vitest';
import {createContentHash} from './contentHash';

async function hash(text: string, pieces = 1): Promise<string | null> {
  const content = await createContentHash();
  const bytes = new TextEncoder().encode(text);
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  for (let at = 0; at < bytes.length; at += size) content.update(bytes.subarray(at, at + size));
  return content.digest();
}
const same = async (a: string, b: string) => expect(await hash(a)).toBe(await hash(b));
const differ = async (a: string, b: string) => expect(await hash(a)).not.toBe(await hash(b));

test('order of keys and rows, blanks and spelling do not count', async () => {
  await same(
    '[{"a":1,"b":"x"},{"c":[1,null]}]',
    ' [ {"c":[1, null]},\n{"b":"\\u0078","a":1.0} ]\n',
  );
  await same('[{"a":{"x":1,"y":2}}]', '[{"a":{"y":2,"x":1}}]');
  await same('[{"gap":69.44200000000001,"a":1}]', '[{"a":1, "gap":69.44200000000001}]');
  await same('[{"a":1000000000000000}]', '[{"a": 1000000000000000.0}]');
  expect(await hash('[]')).toBe(await hash(' [\n] '));
});

test('every change of a row does, and how often a row is there', async () => {
  await differ('[{"a":1}]', '[{"a":2}]');
  await differ('[{"a":1}]', '[{"a":1},{"a":1}]');
  await differ('[{"a":1,"b":2}]', '[{"a":2,"b":1}]');
  await differ('[{"a":[1,2]}]', '[{"a":[2,1]}]');
  await differ('[{"a":1}]', '[{"a":"1"}]');
  await differ('[{"a":null}]', '[{}]');
  await differ('[{"a":9007199254740993}]', '[{"a":9007199254740992}]');
});

test('what is no array of objects has no hash', async () => {
  for (const text of [
    '',
    '{"a":1}',
    '[1]',
    '[{"a":1}',
    '[{"a":1},]',
    '[{"a":1}{"a":2}]',
    '[{"a":1}] x',
    '[{"a":}]',
    '[[{"a":1}]]',
    '[{"a":"}]',
  ])
    expect(await hash(text), text).toBeNull();
});

test('where the body is cut on its way does not matter', () => {
  const value = oneof(
    integer(),
    double({noNaN: true, min: -1e15, max: 1e15}),
    string(),
    constant(null),
    array(integer()),
  );
  const row = dictionary(string(), value, {maxKeys: 5});
  return assert(
    asyncProperty(array(row, {maxLength: 6}), integer({min: 1, max: 40}), async (rows, pieces) => {
      const text = JSON.stringify(rows);
      const found = await hash(text, pieces);
      expect(found).not.toBeNull();
      expect(found).toBe(await hash(JSON.stringify(rows.toReversed(), null, 2)));
    }),
    {numRuns: 60},
  );
});
