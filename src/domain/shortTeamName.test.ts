import {expect, test} from 'vitest';
import {shortTeamName} from './shortTeamName';

test('a team goes by what tells it from the others', () => {
  expect(['Red Bull Racing', 'Haas F1 Team', 'Racing Bulls', 'Ferrari'].map(shortTeamName)).toEqual(
    ['Red Bull', 'Haas', 'Racing Bulls', 'Ferrari'],
  );
});
