import {expect, test} from 'vitest';
import {findTable} from '#/lakehouse/tables';
import {parseQualitySearch, qualitySearchText} from './qualitySearch';

const parse = (text: string) => parseQualitySearch(new URLSearchParams(text));

test('a link says what is shown, and nothing that is as usual', () => {
  const rule = `silver_laps.${findTable('silver_laps')?.expectations[0]?.name}`;
  const text = `table=silver_laps&action=warn&failing=1&rule=${rule}`;
  expect(qualitySearchText(parse(text))).toBe(text);
  expect(qualitySearchText(parse(''))).toBe('');
});

test('names that the lake has not are left out', () => {
  expect(parse('table=laps&action=stop&rule=silver_laps.nothing&quarantine=bronze_laps')).toEqual({
    table: null,
    action: null,
    failing: false,
    rule: null,
    quarantine: null,
  });
});
