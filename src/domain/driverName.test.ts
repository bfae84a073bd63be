import {expect, test} from 'vitest';
import {driverName, surname} from './driverName';

test.each([
  ['Max VERSTAPPEN', 'Max Verstappen', 'Verstappen'],
  ['ZHOU Guanyu', 'Zhou Guanyu', 'Zhou'],
  ['Nyck DE VRIES', 'Nyck De Vries', 'De Vries'],
  ['Kimi Antonelli', 'Kimi Antonelli', 'Antonelli'],
  ["Patricio O'WARD", "Patricio O'Ward", "O'Ward"],
])('%s reads %s, in short %s', (sent, full, short) => {
  expect(driverName(sent)).toBe(full);
  expect(surname(sent)).toBe(short);
});
