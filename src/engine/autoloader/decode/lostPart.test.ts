import {expect, test} from 'vitest';
import {lostPath} from './lostPart';

test('a path is written as schemaHints writes it, with positions', () =>
  expect(lostPath('items', [0, 'price', 'a.b', 'c`d', 12, 'größe'])).toBe(
    'items[0].price.`a.b`.`c``d`[12].größe',
  ));
