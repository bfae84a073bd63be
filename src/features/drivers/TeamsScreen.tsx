import {useMemo} from 'react';
import {plural} from '#/base/format';
import {teamColourCss} from '#/charts/driverLook';
import {SeasonSelect} from '#/charts/SeasonSelect';
import {entriesQuery} from '#/charts/seasonQueries';
import {usePrefetch, useRows} from '#/charts/useRows';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import {plainName} from '#/domain/plainName';
import {shortTeamName} from '#/domain/shortTeamName';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {formQuery, matesQuery, teamSeasonQuery} from './driversQueries';
import styles from './DriversScreen.module.css';
import type {FormRow} from './driversRows';
import {FormPanel} from './FormPanel';
import {HeadToHeadPanel, PairPanel} from './HeadToHeadPanel';
import {SeasonFigures} from './SeasonFigures';
import {SeasonPage} from './SeasonPage';

/** Teams of a season: team mates head to head, form, and figures. */
export function TeamsScreen() {
  return <SeasonPage>{(year) => <Teams year={year} />}</SeasonPage>;
}

function Teams({year}: {readonly year: number}) {
  usePrefetch([entriesQuery(year), teamSeasonQuery(year), matesQuery(year), formQuery(year)]);
  return (
    <>
      <PageHead title={`Teams of ${year}`}>
        Team mates head to head, the form of each team, and what its season came to.
      </PageHead>
      <div className={styles['choices']}>
        <SeasonSelect forget={['pair']} />
      </div>
      <Panel title="Who beats the team mate?" lines={12}>
        <HeadToHeadPanel year={year} />
      </Panel>
      <Panel title="How far apart, weekend by weekend?" lines={10}>
        <PairPanel year={year} />
      </Panel>
      <Panel title="Which team is in form?" lines={10}>
        <TeamForm year={year} />
      </Panel>
      <Panel title="What did each team’s season come to?" lines={10}>
        <TeamFigures year={year} />
      </Panel>
    </>
  );
}

const teamOf = (row: FormRow): string | null => row.team_name;

function TeamForm({year}: {readonly year: number}) {
  const {looks} = useSeasonLooks(year);
  const lookOf = useMemo(() => {
    const colours = new Map(looks.map(({team, colour}) => [team, colour]));
    return (who: string) => {
      const name = plainName(who);
      return {
        name,
        short: shortTeamName(name),
        colour: colours.get(name) ?? teamColourCss(null),
        isDashed: false,
      };
    };
  }, [looks]);
  return <FormPanel year={year} of="teams" whoOf={teamOf} lookOf={lookOf} />;
}

function TeamFigures({year}: {readonly year: number}) {
  const rows = useRows(teamSeasonQuery(year));
  const best = rows.toSorted((a, b) => b.wins - a.wins || b.podiums - a.podiums)[0];
  return (
    <SeasonFigures
      name={`${year}-teams`}
      label={`Teams of ${year}`}
      finding={
        best && best.wins > 0
          ? `${plainName(best.team_name)} won most: ${best.wins} of ${plural(best.races, 'race')}, ${best.one_twos} with both cars in front.`
          : 'No classified race of the season has a winner.'
      }
      rows={rows}
      keyOf={(row) => row.team_name}
      nameOf={(row) => plainName(row.team_name)}
      colourOf={(row) => teamColourCss(row.team_colour)}
      query={teamSeasonQuery(year)}
    />
  );
}
