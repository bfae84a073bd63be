import {tableFromIPC} from 'apache-arrow';
import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {toArrowStream} from './arrowStream';
import type {TargetColumn} from './columnBuffer';
import {Decoder} from './decoder';
import {filePath, schema} from './oracle';

const metadata: readonly TargetColumn[] = [
  {name: '_file', type: 'BIGINT'},
  {name: '_rescued_data', type: 'VARCHAR'},
];

/** Beyond 32 bits. */
const fileNumber = 2 ** 40 + 7;

/** Streams of the rows, their metadata columns standing behind the first target column. */
function streams(json: string, target: readonly TargetColumn[], rowsPerChunk = 100_000) {
  const table = [...target.slice(0, 1), ...metadata, ...target.slice(1)];
  const decoder = new Decoder({columns: target, filePath, rowsPerChunk}, (chunk) =>
    toArrowStream(chunk, {table, target}, fileNumber),
  );
  return {
    table,
    arrow: [...decoder.push(new TextEncoder().encode(json)), ...decoder.finish()],
  };
}

const every = schema(
  'i:BIGINT d:DOUBLE b:BOOLEAN t:TIMESTAMP v:VARCHAR is:BIGINT[] ds:DOUBLE[] bs:BOOLEAN[] ts:TIMESTAMP[] vs:VARCHAR[] y:DATE ys:DATE[] o:STRUCT(a BIGINT, "b c" STRUCT(d VARCHAR, e BOOLEAN[])) os:STRUCT(a BIGINT, t TIMESTAMP)[]',
);
const rows = [
  `{"i":-9223372036854775808,"d":0.1,"b":true,"t":"2023-09-17T11:10:11.501001+00:00","v":"Pérez\\u0000😀","is":[1,null],"ds":[0.5],"bs":[true,false,null],"ts":["1969-12-31T23:59:59.999999"],"vs":["a",null,"é"],"y":"2024-02-29","ys":["1969-12-31",null],"o":{"b c":{"e":[true],"d":"x"},"a":1},"os":[{"a":1,"t":"2024-01-01"},null,{}]}`,
  '{}',
  '{"i":"x","d":-1e300,"b":false,"t":null,"v":"","is":[],"ds":null,"bs":[],"ts":[null],"vs":[""],"y":null,"ys":[],"o":{"b c":null},"os":[]}',
];
const stored = [
  `-9223372036854775808|0.1|true|2023-09-17 11:10:11.501001|Pérez\0😀|[1, NULL]|[0.5]|[true, false, NULL]|['1969-12-31 23:59:59.999999']|[a, NULL, é]|2024-02-29|[1969-12-31, NULL]|{'a': 1, 'b c': {'d': x, 'e': [true]}}|[{'a': 1, 't': '2024-01-01 00:00:00'}, NULL, {'a': NULL, 't': NULL}]`,
  'NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL',
  `NULL|-1e+300|false|NULL||[]|NULL|[]|[NULL]|['']|NULL|[]|{'a': NULL, 'b c': NULL}|[]`,
];

let db: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  db = await openTestDatabase();
});

function inserted(json: string, target: readonly TargetColumn[], rowsPerChunk?: number): void {
  const {table, arrow} = streams(json, target, rowsPerChunk);
  const columns = table.map(({name, type}) => `"${name}" ${type}`);
  db.query(`CREATE OR REPLACE TABLE t (${columns.join()})`);
  for (const stream of arrow)
    db.insertArrowFromIPCStream(stream, {name: 't', schema: 'main', create: false});
}
const column = (sql: string) =>
  db
    .query(sql)
    .toArray()
    .map((row) => String(Object.values(row.toJSON())[0]));

test.each([1, 2, 100])('every type arrives in DuckDB, %i rows a stream', (rowsPerChunk) => {
  inserted(`[${rows.join(', ')}]`, every, rowsPerChunk);
  const texts = every.map(({name}) => `coalesce("${name}"::VARCHAR, 'NULL')`);
  const found = column(`SELECT ${texts.join(" || '|' || ")} FROM t`);
  expect(found).toEqual(stored);
});

test('each row tells its file', () => {
  inserted(`[${rows.join()}]`, every);
  expect(column('SELECT DISTINCT _file FROM t')).toEqual([`${fileNumber}`]);
  expect(column('SELECT _rescued_data FROM t WHERE _rescued_data IS NOT NULL')).toEqual([
    `{"i":"x","_file_path":${JSON.stringify(filePath)}}`,
  ]);
});

test('many rows, most of them alike, are all there', () => {
  const many = Array.from({length: 20_000}, (_, i) => `{"i":${i},"v":"lap ${i}","is":[${i},${i}]}`);
  inserted(`[${many.join(',\n')}]`, schema('i:BIGINT v:VARCHAR is:BIGINT[]'), 3000);
  expect(column('SELECT count(*) FROM t')).toEqual(['20000']);
  expect(column(`SELECT count(*) FROM t WHERE v = 'lap ' || i AND "is"[2] = i`)).toEqual(['20000']);
});

test('other readers of Arrow understand the stream', () => {
  const {arrow, table} = streams(
    '[{"i":1,"v":"x"},{"i":null}]',
    schema('i:BIGINT v:VARCHAR n:DOUBLE'),
  );
  const read = tableFromIPC(arrow);
  expect(read.schema.fields.map(({name}) => name)).toEqual(table.map(({name}) => name));
  expect(read.toArray().map((row) => row.toJSON())).toMatchObject([
    {i: 1n, v: 'x', _file: BigInt(fileNumber), _rescued_data: null, n: null},
    {i: null, v: null},
  ]);
});
