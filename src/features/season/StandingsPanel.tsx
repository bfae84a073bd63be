import {ChartView} from '#/charts/ChartView';
import type {TableColumn} from '#/charts/tableColumn';
import {absent} from '#/domain/lapTimeText';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {ContenderName} from './ContenderName';
import type {Contender} from './contenders';
import {standingsFinding} from './findings';
import {NoStandings} from './NoStandings';
import {standingsQuery} from './seasonQueries';
import styles from './StandingsPanel.module.css';
import {type StandingLine, standingLines} from './standings';
import {useChampionship} from './useSeason';

/** The championship after a round: points, how far behind, and what the round changed. */
export function StandingsPanel({year}: {readonly year: number}) {
  const {search, rounds, shown, contenderOf} = useChampionship(year);
  if (!shown) return <NoStandings year={year} of={search.of} />;
  const lines = standingLines(rounds, shown);
  const missing = lines[0]?.rounds_without_results ?? 0;
  const isSummed = lines.some(({points_source}) => points_source === 'results');
  return (
    <ChartView
      name={`${year}-standings-${search.of}`}
      label={`Standings after round ${shown.round}`}
      finding={standingsFinding(lines, shown, contenderOf)}
      chart={
        <>
          <div className={styles['table']}>
            <SmallTable
              label={`Standings after round ${shown.round}`}
              columns={columnsOf(contenderOf)}
              rows={lines}
              rowKey={(line) => line.who}
            />
          </div>
          <p className={styles['note']}>
            {isSummed
              ? `Points are summed from the classifications of this lake${missing > 0 ? `, of which ${missing} of ${shown.round} races are missing` : ''}.`
              : 'Points as the championship publishes them.'}{' '}
            Wins and podiums are those of races classified here, sprints not counted.
          </p>
        </>
      }
      columns={tableColumns}
      rows={lines.map((line) => ({...line, name: contenderOf(line.who).name}))}
      queries={[standingsQuery(year, search.of)]}
    />
  );
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value));

function columnsOf(contenderOf: (who: string) => Contender): readonly SmallColumn<StandingLine>[] {
  return [
    {id: 'position', label: 'P', title: 'Place', isFigure: true, render: placeOf},
    {
      id: 'moved',
      label: '±',
      title: 'Places gained or lost in the round',
      isFigure: true,
      render: movedText,
    },
    {
      id: 'who',
      label: 'Name',
      isRowHeader: true,
      render: ({who}) => <ContenderName contender={contenderOf(who)} />,
    },
    {id: 'points', label: 'Points', isFigure: true, render: ({points}) => <b>{points}</b>},
    {
      id: 'behind',
      label: 'Behind',
      title: 'Points behind the most',
      isFigure: true,
      render: ({points_behind_leader: behind}) => (behind === 0 ? absent : behind),
    },
    {
      id: 'gained',
      label: 'Round',
      title: 'Points of the race and sprint of the round',
      isFigure: true,
      render: ({gained}) => (gained === null ? absent : signed(gained)),
    },
    {id: 'wins', label: 'Wins', isFigure: true, isOptional: true, render: ({wins}) => wins},
    {
      id: 'podiums',
      label: 'Podiums',
      isFigure: true,
      isOptional: true,
      render: ({wins, seconds, thirds}) => wins + seconds + thirds,
    },
  ];
}

const placeOf = ({position}: StandingLine) => position ?? absent;

function movedText({moved}: StandingLine) {
  if (moved === null) return absent;
  if (moved === 0) return <span className={styles['muted']}>0</span>;
  return moved > 0 ? (
    <span className={styles['gained']}>▲ {moved}</span>
  ) : (
    <span className={styles['lost']}>▼ {-moved}</span>
  );
}

const tableColumns: readonly TableColumn[] = [
  {name: 'position', label: 'Place', type: 'BIGINT'},
  {name: 'name', label: 'Name', type: 'VARCHAR'},
  {name: 'points', label: 'Points', type: 'DOUBLE'},
  {name: 'points_behind_leader', label: 'Points behind', type: 'DOUBLE'},
  {name: 'gained', label: 'Points of the round', type: 'DOUBLE'},
  {name: 'moved', label: 'Places gained', type: 'BIGINT'},
  {name: 'wins', label: 'Wins', type: 'BIGINT'},
  {name: 'seconds', label: 'Second places', type: 'BIGINT'},
  {name: 'thirds', label: 'Third places', type: 'BIGINT'},
  {
    name: 'points_source',
    label: 'Source',
    type: 'VARCHAR',
    doc: 'championship: as published; results: summed from classifications',
  },
];
