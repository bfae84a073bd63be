import {useQuery} from '@tanstack/react-query';
import {useMemo, useState} from 'react';
import {countText} from '#/base/format';
import {ChartView} from '#/charts/ChartView';
import {toFailure} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {ResultColumn} from '#/contracts/query';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Select} from '#/ui/Select';
import {Skeleton} from '#/ui/Skeleton';
import styles from './ChartBuilder.module.css';
import {chartDrawing, type ChartRow} from './chartDrawing';
import {aggregates, type ChartSpec, firstSpec, marks} from './chartSpec';
import {chartKind, chartSql, labelOf, pointLimit} from './chartSql';

interface ChartBuilderProps {
  /** The statement whose rows are drawn. */
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  /** How many it has, as far as known. */
  readonly rows: number;
}

/** A chart of a result, made by choosing: the figures are computed in the engine, over all rows. */
export function ChartBuilder({sql, columns, rows}: ChartBuilderProps) {
  const [spec, setSpec] = useState(() => firstSpec(columns));
  const drawnSql = chartSql(sql, columns, spec);
  const answer = useQuery({
    queryKey: ['sql chart', drawnSql],
    queryFn: async ({signal}) => (await querySql<ChartRow>(drawnSql, {signal})).rows,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className={styles['builder']}>
      <Choices columns={columns} spec={spec} onSpec={setSpec} />
      {answer.error && <ErrorNotice failure={toFailure(answer.error)} />}
      {answer.isFetching && <Skeleton lines={6} />}
      {answer.data && !answer.isFetching && (
        <Chart spec={spec} columns={columns} points={answer.data} rows={rows} sql={drawnSql} />
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly columns: readonly ResultColumn[];
  readonly spec: ChartSpec;
  readonly onSpec: (spec: ChartSpec) => void;
}

function Choices({columns, spec, onSpec}: ChoicesProps) {
  const named = columns.map(({name}, at) => ({value: String(at), label: name}));
  const none = {value: '', label: 'None'};
  const place = (value: string) => (value === '' ? null : Number(value));
  const isHistogram = spec.mark === 'histogram';
  return (
    <div className={styles['choices']}>
      <Select
        label="Mark"
        value={spec.mark}
        options={marks.map((mark) => ({value: mark, label: mark}))}
        onChange={(mark) => onSpec({...spec, mark})}
      />
      <Select
        label="X"
        value={String(spec.x)}
        options={named}
        onChange={(x) => onSpec({...spec, x: Number(x)})}
      />
      {!isHistogram && (
        <>
          <Select
            label="Y"
            value={spec.y === null ? '' : String(spec.y)}
            options={[{value: '', label: 'Number of rows'}, ...named]}
            onChange={(y) => onSpec({...spec, y: place(y)})}
          />
          <Select
            label="Aggregate"
            value={spec.aggregate}
            options={aggregates.map((each) => ({value: each, label: each}))}
            onChange={(aggregate) => onSpec({...spec, aggregate})}
          />
        </>
      )}
      <Select
        label="Colour"
        value={spec.colour === null ? '' : String(spec.colour)}
        options={[none, ...named]}
        onChange={(colour) => onSpec({...spec, colour: place(colour)})}
      />
    </div>
  );
}

interface ChartProps {
  readonly spec: ChartSpec;
  readonly columns: readonly ResultColumn[];
  readonly points: readonly ChartRow[];
  readonly rows: number;
  readonly sql: string;
}

function Chart({spec, columns, points, rows, sql}: ChartProps) {
  const limit = pointLimit(spec);
  const isCut = spec.mark !== 'histogram' && points.length > limit;
  const xLabel = labelOf(columns, spec.x);
  const yLabel = yLabelOf(spec, columns);
  const kind = chartKind(columns[spec.x]?.type ?? '');
  const shown = useMemo(() => (isCut ? points.slice(0, limit) : points), [points, isCut, limit]);
  const drawing = useMemo(
    () => chartDrawing({spec, rows: shown, kind, xLabel, yLabel}),
    [spec, shown, kind, xLabel, yLabel],
  );
  const tableColumns = [
    {
      name: 'x',
      label: xLabel,
      type: kind === 'number' ? 'DOUBLE' : kind === 'time' ? 'TIMESTAMP' : 'VARCHAR',
    },
    ...(spec.mark === 'histogram'
      ? [{name: 'x2', label: `${xLabel}, to`, type: kind === 'time' ? 'TIMESTAMP' : 'DOUBLE'}]
      : []),
    {name: 'y', label: yLabel, type: 'DOUBLE'},
    ...(spec.colour === null
      ? []
      : [{name: 'colour', label: labelOf(columns, spec.colour), type: 'VARCHAR'}]),
  ];
  const isSample = isCut && spec.aggregate === 'each row';
  return (
    <ChartView
      name="query"
      label={`${yLabel} by ${xLabel}, as a ${spec.mark} chart`}
      finding={isCut ? cutText(isSample, limit, rows) : undefined}
      drawing={drawing}
      columns={tableColumns}
      rows={shown}
      queries={[{sql, reads: []}]}
    />
  );
}

const cutText = (isSample: boolean, limit: number, rows: number): string =>
  isSample
    ? `Drawn is a random sample of ${countText(limit)} of ${countText(rows)} rows.`
    : `Drawn are the first ${countText(limit)} points; there are more.`;

function yLabelOf({mark, aggregate, y}: ChartSpec, columns: readonly ResultColumn[]): string {
  if (mark === 'histogram' || y === null || aggregate === 'count') return 'rows';
  const name = labelOf(columns, y);
  return aggregate === 'each row' ? name : `${aggregate} of ${name}`;
}
