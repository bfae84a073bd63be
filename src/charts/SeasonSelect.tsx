import {Select} from '#/ui/Select';
import {useLinkParams} from './useLinkParams';
import {useYear} from './useYear';

/** Chooses the season of the page; what a link says of rounds, drivers and the like belongs to a season and goes. */
export function SeasonSelect({forget}: {readonly forget: readonly string[]}) {
  const {year, seasons} = useYear();
  const [, change] = useLinkParams();
  if (year === null) return null;
  const years = seasons.map((season) => season.year);
  const offered = years.includes(year) ? years : [year, ...years];
  return (
    <Select
      label="Season"
      value={String(year)}
      options={offered.map((one) => ({value: String(one), label: String(one)}))}
      onChange={(chosen) =>
        change({...Object.fromEntries(forget.map((name) => [name, undefined])), year: chosen})
      }
    />
  );
}
