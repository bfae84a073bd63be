import {useLinkParams} from '#/charts/useLinkParams';
import {Select} from '#/ui/Select';
import {useChampionship} from './useSeason';

/** Which championship, and after which round; what is usual is left out of the link. */
export function SeasonChoices({year}: {readonly year: number}) {
  const [, change] = useLinkParams();
  const {search, rounds, shown} = useChampionship(year);
  const newest = rounds.at(-1)?.round;
  return (
    <>
      <Select
        label="Championship"
        value={search.of}
        options={[
          {value: 'drivers', label: 'Drivers'},
          {value: 'teams', label: 'Teams'},
        ]}
        onChange={(of) => change({of: of === 'drivers' ? undefined : of})}
      />
      {shown && (
        <Select
          label="After round"
          value={String(shown.round)}
          options={rounds
            .toReversed()
            .map(({round, name}) => ({value: String(round), label: `${round}, ${name}`}))}
          onChange={(round) => change({round: Number(round) === newest ? undefined : round})}
        />
      )}
    </>
  );
}
