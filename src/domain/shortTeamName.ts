import {plainName} from './plainName';

/** A team's name for where there is little room: without `Racing` or `F1 Team` at its end. */
export const shortTeamName = (name: string): string =>
  plainName(name).replace(/ (Racing|F1 Team|F1)$/, '');
