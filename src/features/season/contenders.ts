import type {DriverLook} from '#/charts/driverLook';
import type {Championship} from '#/domain/championshipPoints';
import {plainName} from '#/domain/plainName';
import {shortTeamName} from '#/domain/shortTeamName';

/** Who a line or row of a championship is of: a driver or a team. */
export interface Contender {
  readonly who: string;
  readonly name: string;
  /** For where there is little room. */
  readonly short: string;
  readonly team: string;
  readonly colour: string;
  /** The second car of a team. */
  readonly isDashed: boolean;
  /** Null for teams. */
  readonly driver: number | null;
}

interface Looks {
  readonly looks: readonly DriverLook[];
  readonly lookOf: (driver: number) => DriverLook;
}

/** Answers by `who` of the standings, for those nobody registered, too. */
export function contenders({looks, lookOf}: Looks, of: Championship): (who: string) => Contender {
  if (of === 'drivers')
    return (who) => {
      const {driver, fullName, acronym, team, colour, isSecond} = lookOf(Number(who));
      return {who, name: fullName, short: acronym, team, colour, isDashed: isSecond, driver};
    };
  const colours = new Map(looks.map(({team, colour}) => [team, colour]));
  return (who) => {
    const name = plainName(who);
    return {
      who,
      name,
      short: shortTeamName(name),
      team: name,
      colour: colours.get(name) ?? lookOf(-1).colour,
      isDashed: false,
      driver: null,
    };
  };
}
