import {expect, test} from 'vitest';
import {openLake} from './openLake';
import {rowsAsText} from './rowsAsText';

test('rows come back as they were, whatever their text', async () => {
  const catalog = `text_${crypto.randomUUID().slice(0, 8)}`;
  const {writer, database} = await openLake(catalog, 'racing');
  const rows = [
    ["it's", 1, null],
    ['', 2 ** 40, 'null'],
    ['\u{e000}\u{e002}', -1.5, '|, "☃\n\u{1f}'],
  ];
  const found = await writer.rows(
    `SELECT v[1] AS a, v[2]::DOUBLE AS b, v[3] AS c, len(v) AS cells FROM (${rowsAsText(rows)})`,
  );
  await database.close();
  expect(found.map(({a, b, c}) => [a, b, c])).toEqual(rows);
  expect(found.map(({cells}) => cells)).toEqual([3, 3, 3]);
});
