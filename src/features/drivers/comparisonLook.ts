import {teamColourCss} from '#/charts/driverLook';
import {driverName, surname} from '#/domain/driverName';
import type {ComparedRow} from './driversRows';

/** How a driver of the comparison appears; of several teams the newest. */
export interface ComparisonLook {
  readonly name: string;
  readonly surname: string;
  readonly acronym: string;
  /** Stands in the driver's dot: a letter no other driver of the comparison has, else the car number. */
  readonly sign: string;
  readonly colour: string;
}

export function comparisonLooks(
  rows: readonly ComparedRow[],
  drivers: readonly number[],
): (driver: number) => ComparisonLook {
  const newest = new Map(rows.map((row) => [row.driver_number, row]));
  const letters = drivers.map((driver) => newest.get(driver)?.name_acronym?.charAt(0) ?? '');
  return (driver) => {
    const row = newest.get(driver);
    const letter = letters[drivers.indexOf(driver)] ?? '';
    const isOwn = letter !== '' && letters.filter((other) => other === letter).length === 1;
    const name = row?.full_name ?? null;
    return {
      name: name === null ? `Car ${driver}` : driverName(name),
      surname: name === null ? `#${driver}` : surname(name),
      acronym: row?.name_acronym ?? `#${driver}`,
      sign: isOwn ? letter : String(driver),
      colour: teamColourCss(row?.team_colour),
    };
  };
}
