import {groupBy} from '#/base/groupBy';
import {driverName, surname} from '#/domain/driverName';
import {plainName} from '#/domain/plainName';
import {teamColour} from '#/domain/teamColour';
import type {DriverRow} from './sessionQueries';

/** How one driver appears in every table and chart of a session. */
export interface DriverLook {
  readonly driver: number;
  readonly acronym: string;
  readonly surname: string;
  readonly fullName: string;
  readonly team: string;
  /** CSS colour that reads on both themes. */
  readonly colour: string;
  /** The second car of a team: its lines are dashed, since both have the team's colour. */
  readonly isSecond: boolean;
}

/** `--bg-raised` of both themes: what the colours stand on. */
const grounds = {light: '#ffffff', dark: '#15181c'};

/** A team's colour as one CSS value for both themes. */
export function teamColourCss(hex: string | null | undefined): string {
  const {onLight, onDark} = teamColour(hex, grounds);
  return onLight === onDark ? onLight : `light-dark(${onLight}, ${onDark})`;
}

/** Looks by car number; `lookOf` answers for numbers nobody registered, too. */
export function driverLooks(rows: readonly DriverRow[]): (driver: number) => DriverLook {
  const looks = new Map<number, DriverLook>();
  for (const team of groupBy(rows, (row) => row.team_name ?? `#${row.driver_number}`).values())
    team.forEach((row, i) => looks.set(row.driver_number, lookOf(row, i > 0)));
  return (driver) =>
    looks.get(driver) ??
    lookOf(
      {
        driver_number: driver,
        full_name: null,
        name_acronym: null,
        team_name: null,
        team_colour: null,
      },
      false,
    );
}

function lookOf(row: DriverRow, isSecond: boolean): DriverLook {
  const number = `#${row.driver_number}`;
  return {
    driver: row.driver_number,
    acronym: row.name_acronym ?? number,
    surname: row.full_name === null ? number : surname(row.full_name),
    fullName: row.full_name === null ? `Car ${row.driver_number}` : driverName(row.full_name),
    team: plainName(row.team_name ?? 'Unknown team'),
    colour: teamColourCss(row.team_colour),
    isSecond,
  };
}
