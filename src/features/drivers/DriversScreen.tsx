import {useMemo} from 'react';
import {plural} from '#/base/format';
import {SeasonSelect} from '#/charts/SeasonSelect';
import {entriesQuery} from '#/charts/seasonQueries';
import {usePrefetch, useRows} from '#/charts/useRows';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {ComparePanel} from './ComparePanel';
import {driverSeasonQuery, formQuery, sessionChoicesQuery} from './driversQueries';
import styles from './DriversScreen.module.css';
import type {FormRow} from './driversRows';
import {FormPanel} from './FormPanel';
import {SeasonFigures} from './SeasonFigures';
import {SeasonPage} from './SeasonPage';
import {useChoice} from './useChoice';

/** Drivers of a season: a comparison over any sessions, form, and their figures. */
export function DriversScreen() {
  return <SeasonPage>{(year) => <Drivers year={year} />}</SeasonPage>;
}

function Drivers({year}: {readonly year: number}) {
  usePrefetch([entriesQuery(year), driverSeasonQuery(year), formQuery(year), sessionChoicesQuery]);
  return (
    <>
      <PageHead title={`Drivers of ${year}`}>
        Two to four drivers over any sessions, their form, and what everyone’s season came to.
      </PageHead>
      <div className={styles['choices']}>
        <SeasonSelect forget={['drivers', 'sessions']} />
      </div>
      <Panel title="Who is faster?" lines={12}>
        <ComparePanel year={year} />
      </Panel>
      <Panel title="Who is in form?" lines={10}>
        <DriverForm year={year} />
      </Panel>
      <Panel title="What did each season come to?" lines={12}>
        <DriverFigures year={year} />
      </Panel>
    </>
  );
}

function DriverForm({year}: {readonly year: number}) {
  const {drivers} = useChoice(year);
  const {lookOf} = useSeasonLooks(year);
  const whoOf = useMemo(
    () => (row: FormRow) =>
      drivers.includes(row.driver_number) ? String(row.driver_number) : null,
    [drivers],
  );
  const formLookOf = useMemo(
    () => (who: string) => {
      const {fullName, acronym, colour, isSecond} = lookOf(Number(who));
      return {name: fullName, short: acronym, colour, isDashed: isSecond};
    },
    [lookOf],
  );
  return <FormPanel year={year} of="drivers" whoOf={whoOf} lookOf={formLookOf} />;
}

function DriverFigures({year}: {readonly year: number}) {
  const rows = useRows(driverSeasonQuery(year));
  const {lookOf} = useSeasonLooks(year);
  const best = rows.toSorted((a, b) => b.wins - a.wins || b.podiums - a.podiums)[0];
  return (
    <SeasonFigures
      name={`${year}-drivers`}
      label={`Drivers of ${year}`}
      finding={
        best && best.wins > 0
          ? `${lookOf(best.driver_number).fullName} won most: ${best.wins} of ${plural(best.races, 'race')} started, with ${plural(best.podiums, 'podium')}.`
          : 'No classified race of the season has a winner.'
      }
      rows={rows}
      keyOf={(row) => row.driver_number}
      nameOf={(row) => lookOf(row.driver_number).fullName}
      colourOf={(row) => lookOf(row.driver_number).colour}
      query={driverSeasonQuery(year)}
    />
  );
}
