import {useState} from 'react';
import {Select} from '#/ui/Select';
import {useLinkParams} from './useLinkParams';
import {useYear} from './useYear';

/** OpenF1 has data from this season on. */
const firstSeason = 2023;

/**
 * Chooses the season of the page, also one of which nothing is loaded yet. What the link says of rounds, drivers and
 * the like belongs to a season: the parameters to forget go.
 */
export function SeasonSelect({forget}: {readonly forget: readonly string[]}) {
  const {year, seasons} = useYear();
  const [, change] = useLinkParams();
  const [thisYear] = useState(() => new Date().getFullYear());
  if (year === null) return null;
  const loaded = new Set(seasons.map((season) => season.year));
  const possible = Array.from({length: thisYear - firstSeason + 1}, (_, at) => firstSeason + at);
  const offered = [...new Set([...loaded, ...possible, year])].toSorted((a, b) => b - a);
  return (
    <Select
      label="Season"
      value={String(year)}
      options={offered.map((one) => ({
        value: String(one),
        label: loaded.has(one) ? String(one) : `${one}, not loaded`,
      }))}
      onChange={(chosen) =>
        change({...Object.fromEntries(forget.map((name) => [name, undefined])), year: chosen})
      }
    />
  );
}
