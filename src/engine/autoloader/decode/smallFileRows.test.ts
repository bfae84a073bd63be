import {tableFromIPC} from 'apache-arrow';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {blobSource} from '#/base/blobSource';
import type {TargetColumn} from './columnBuffer';
import {decodeFile} from './decodeFile';
import type {DecodedChunk, DecodeOutcome, RefusedMisfits} from './decodeProtocol';
import {decodeSmallFiles} from './decodeSmallFiles';
import {schema} from './oracle';
import {type ReadRules, usualRules} from './readRules';
import {smallFileRows} from './smallFileRows';

const metadata: readonly TargetColumn[] = [
  {name: '_file', type: 'BIGINT'},
  {name: '_rescued_data', type: 'VARCHAR'},
];
const columns = [
  ...metadata,
  ...schema(
    'a:BIGINT b:DOUBLE c:BOOLEAN t:TIMESTAMP v:VARCHAR l:BIGINT[] o:STRUCT(x BIGINT, y VARCHAR) os:STRUCT(x BIGINT)[] bad:VARCHAR',
  ),
];
const lake = {columns};

interface TestFile {
  readonly name: string;
  readonly text: string;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const never = new AbortController().signal;

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);
const rowsOf = (chunk: DecodedChunk): readonly string[] =>
  tableFromIPC(chunk.arrow)
    .toArray()
    .map((row) => JSON.stringify(row.toJSON(), plain));

async function decodedAlone({name, text}: TestFile, rules: ReadRules, fileNumber = 0) {
  const chunks: DecodedChunk[] = [];
  const send = async (chunk: DecodedChunk) => void chunks.push(chunk);
  const {outcome, last} = await decodeFile(
    {...lake, path: name, sourceFile: name, fileNumber, hash: true, rules},
    blobSource(new Blob([bytesOf(text)])),
    {send, signal: never},
  );
  return {outcome, rows: [...chunks, ...(last ? [last] : [])].flatMap(rowsOf)};
}

/** Why a file's rows must not be taken together with others'. */
function goesAlone(outcome: DecodeOutcome, refused: RefusedMisfits) {
  if (outcome.kind !== 'decoded' || outcome.fault || outcome.malformedRows > 0)
    return {kind: 'alone', isMisfit: false};
  const {newColumns, extended, widened} = outcome;
  const isNew = refused.isNewRefused && newColumns.length + extended.length > 0;
  const isWider = refused.isWiderRefused && widened.length > 0;
  return isNew || isWider ? {kind: 'alone', isMisfit: true} : null;
}

const value = {
  a: fc.constantFrom('1', '-9007199254740993', 'null', '1.5', '"x"'),
  b: fc.constantFrom('0.1', '12', '1e3', 'null', 'true'),
  c: fc.constantFrom('true', 'false', 'null', '0'),
  t: fc.constantFrom('"2024-02-29T10:00:00.5"', '"2023-09-17T11:10:11.501001+00:00"', 'null', '1'),
  v: fc.constantFrom('"lap"', '""', '"é\\n\\u0000"', 'null', '12', '{"k":[1, 2]}'),
  l: fc.constantFrom('[]', '[1,null,2]', '[3]', 'null', '["x"]'),
  o: fc.constantFrom('{"x":1,"y":"z"}', '{"y":null}', '{}', 'null', '{"x":1,"z":2}', '{"x":"1"}'),
  os: fc.constantFrom('[{"x":1},null,{}]', '[]', 'null', '[{"x":2}]', '[{"w":1}]', '[{"x":"1"}]'),
  n: fc.constantFrom('1', 'null', '"new"', '[true]'),
};
const usual = ['a', 'b', 'c', 't', 'v', 'l', 'o', 'os'] as const;
/** Most rows have the usual keys, and only now and then does one have a new one. */
const row = fc
  .tuple(
    fc.oneof({weight: 3, arbitrary: fc.constant([...usual])}, fc.subarray([...usual])),
    fc.record(value),
    fc.oneof({weight: 9, arbitrary: fc.constant(false)}, fc.constant(true)),
  )
  .map(([keys, of, isNew]) => {
    const members = keys.map((key) => `"${key}":${of[key]}`);
    return `{${(isNew ? [...members, `"n":${of.n}`] : members).join()}}`;
  });
const json = fc.array(row, {maxLength: 12}).map((rows) => `[${rows.join(', ')}]`);
const lines = fc
  .array(fc.oneof({weight: 9, arbitrary: row}, fc.constantFrom('{"a":', 'x', '')), {maxLength: 8})
  .map((rows) => rows.join('\n'));
const csv = fc
  .array(
    fc.tuple(fc.constantFrom('1', '', 'x', '7'), fc.constantFrom('true', '', 'lap', '"a ""b"""')),
    {maxLength: 8},
  )
  .map((rows) => ['a,v', ...rows.map((fields) => fields.join())].join('\n'));
const cut = (text: fc.Arbitrary<string>) =>
  fc.oneof(
    {weight: 5, arbitrary: text},
    fc.tuple(text, fc.nat(200)).map(([whole, at]) => whole.slice(0, at)),
  );
const texts = fc.array(
  fc.oneof(
    {weight: 6, arbitrary: fc.tuple(fc.constant('.json'), cut(json))},
    fc.tuple(fc.constant('.ndjson'), cut(lines)),
    fc.tuple(fc.constant('.csv'), cut(csv)),
    fc.tuple(fc.constant('.json'), fc.constantFrom('', '[]', '{"detail":"x"}', '\ufeff[{"a":1}]')),
  ),
  {minLength: 1, maxLength: 12},
);
const rulesSet: readonly ReadRules[] = [
  usualRules,
  {...usualRules, rescuedColumn: null},
  {...usualRules, malformedRecord: 'drop', isCaseSensitive: false},
  {...usualRules, malformedRecord: 'keep', corruptColumn: 'bad'},
  {...usualRules, keepsRowsBeforeFault: true},
];
const refusals: readonly RefusedMisfits[] = [
  {isNewRefused: true, isWiderRefused: false},
  {isNewRefused: true, isWiderRefused: true},
  {isNewRefused: false, isWiderRefused: false},
];

test('files decoded together leave what each leaves alone', async () => {
  let taken = 0;
  let left = 0;
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.constantFrom(...rulesSet),
      fc.constantFrom(...refusals),
      async (all, rules, refused) => {
        const files = all.map(([ending, text], i) => ({name: `pit/"${i}"${ending}`, text}));
        const together = smallFileRows({...lake, rules, refused});
        const outcomes = files.map(({name, text}, fileNumber) =>
          together.add({sourceFile: name, fileNumber}, bytesOf(text)),
        );
        const rows: string[] = [];
        for (const [i, file] of files.entries()) {
          const single = await decodedAlone(file, rules, i);
          const reason = goesAlone(single.outcome, refused);
          if (reason) left += 1;
          else {
            taken += 1;
            rows.push(...single.rows);
          }
          expect(outcomes[i]).toEqual(reason ?? {...single.outcome, sha256: null});
        }
        const chunk = together.take();
        expect(chunk?.rows ?? 0).toBe(rows.length);
        expect(chunk ? rowsOf(chunk) : []).toEqual(rows);
      },
    ),
    {numRuns: 200},
  );
  expect(taken).toBeGreaterThan(100);
  expect(left).toBeGreaterThan(100);
});

const refused = {isNewRefused: true, isWiderRefused: false};
const named = (fileNumber: number) => ({sourceFile: `pit/${fileNumber}.json`, fileNumber});
const objects = (count: number, at = 0) =>
  `[${Array.from({length: count}, (_, i) => `{"a":${at + i}}`).join()}]`;

test('a file for whose rows there is no more room goes alone, and a smaller one behind it does not', () => {
  const together = smallFileRows({...lake, refused}, 10);
  const outcomes = [6, 5, 3, 1].map((count, i) =>
    together.add(named(i), bytesOf(objects(count, 100 * i))),
  );
  expect(outcomes.map(({kind}) => kind)).toEqual(['decoded', 'alone', 'decoded', 'alone']);
  const chunk = together.take();
  expect(chunk?.rows).toBe(9);
  expect(chunk && tableFromIPC(chunk.arrow).getChild('a')?.toArray()).toEqual(
    BigInt64Array.of(0n, 1n, 2n, 3n, 4n, 5n, 200n, 201n, 202n),
  );
});

test('the rows of many files tell each its own', () => {
  const together = smallFileRows({...lake, refused});
  for (let i = 0; i < 300; i++) together.add(named(i), bytesOf(`[{"a":${i}}]`));
  const chunk = together.take();
  const rows = chunk ? tableFromIPC(chunk.arrow).toArray() : [];
  expect(rows.map((of) => of.toJSON())).toMatchObject(
    Array.from({length: 300}, (_, i) => ({a: BigInt(i), _file: BigInt(i)})),
  );
});

test('the outcomes are in the order of the files, with their hashes, and what was not read goes alone', async () => {
  const contents = [bytesOf(objects(2)), null, bytesOf('[{'), bytesOf(objects(3))];
  const names = ['pit/10.json', 'pit/none.json', 'pit/2.json', 'pit/300.json'];
  const {outcome, last} = await decodeSmallFiles(
    {
      ...lake,
      refused,
      files: names.map((path, i) => ({path, ...named(i), hash: path !== 'pit/10.json'})),
    },
    Promise.resolve(contents),
    never,
  );
  const hash = (await decodedAlone({name: 'x.json', text: objects(3)}, usualRules)).outcome;
  expect(outcome.files).toMatchObject([
    {kind: 'decoded', rows: 2, sha256: null},
    {kind: 'alone', isMisfit: false},
    {kind: 'alone', isMisfit: false},
    {kind: 'decoded', rows: 3, sha256: 'sha256' in hash ? hash.sha256 : ''},
  ]);
  expect(last?.rows).toBe(5);
});

test('once cancelled, it ends', async () => {
  const cancel = new AbortController();
  const decoding = decodeSmallFiles(
    {
      ...lake,
      refused,
      files: ['a', 'b'].map((path, i) => ({path, ...named(i), hash: false})),
    },
    Promise.resolve([bytesOf('[]'), bytesOf('[]')]),
    cancel.signal,
  );
  cancel.abort();
  await expect(decoding).rejects.toMatchObject({code: 'cancelled'});
});
