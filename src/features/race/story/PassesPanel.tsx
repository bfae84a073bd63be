import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsDriver} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {useRows} from '#/charts/useRows';
import {passesDrawing} from './passesDrawing';
import {passesFinding} from './storyFindings';
import {passesQuery, passTotalsQuery} from './storySql';

/** Who gained a place from whom, and how often. */
export function PassesPanel({session}: {readonly session: number}) {
  const [pairsQuery, totalsQuery] = [passesQuery(session), passTotalsQuery(session)];
  const pairs = useRows(pairsQuery);
  const totals = useRows(totalsQuery);
  const order = useOrder(session);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const passes = useMemo(
    () =>
      pairs.filter(
        ({passer, passed}) =>
          showsDriver(filter, lookOf(passer)) || showsDriver(filter, lookOf(passed)),
      ),
    [pairs, filter, lookOf],
  );
  const drawing = useMemo(() => {
    const involved = new Set(passes.flatMap(({passer, passed}) => [passer, passed]));
    const drivers = [...new Set([...order, ...involved])].filter((driver) => involved.has(driver));
    return passesDrawing({passes, drivers, lookOf});
  }, [passes, order, lookOf]);
  const rows = useMemo(
    () =>
      passes.map((row) => ({
        passer: lookOf(row.passer).fullName,
        passed: lookOf(row.passed).fullName,
        passes: row.passes,
      })),
    [passes, lookOf],
  );
  if (pairs.length === 0)
    return <MissingData session={session} endpoints={['overtakes']} title="No overtakes known" />;
  return (
    <ChartView
      name={`overtakes-${session}`}
      label="How often each driver passed each other"
      finding={passesFinding(totals, pairs, (driver) => lookOf(driver).surname)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[pairsQuery, totalsQuery]}
    />
  );
}

const columns = [
  {name: 'passer', label: 'Passed', type: 'VARCHAR', doc: 'Who gained the place'},
  {name: 'passed', label: 'Was passed', type: 'VARCHAR', doc: 'Who lost it'},
  {name: 'passes', label: 'Times', type: 'BIGINT'},
];
