import {expect, test} from 'vitest';
import {driverLooks, teamColourCss} from './driverLook';

const mclaren = (driver_number: number, full_name: string) => ({
  driver_number,
  full_name,
  name_acronym: full_name.slice(-3),
  team_name: 'McLaren',
  team_colour: 'F58020',
});
const look = driverLooks([mclaren(4, 'Lando NORRIS'), mclaren(81, 'Oscar PIASTRI')]);

test('team mates share the colour and differ by the dash', () => {
  expect(look(4).colour).toBe(look(81).colour);
  expect([look(4).isSecond, look(81).isSecond]).toEqual([false, true]);
});

test('a car nobody registered still has a name and a colour', () =>
  expect(look(99)).toMatchObject({acronym: '#99', surname: '#99', team: 'Unknown team'}));

test('a pale team has a colour for each theme', () =>
  expect(teamColourCss('B6BABD')).toMatch(/^light-dark\(#\w{6}, #b6babd\)$/));
