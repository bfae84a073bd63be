import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {TableColumn} from '#/charts/tableColumn';
import {useRows} from '#/charts/useRows';
import {EmptyState} from '#/ui/EmptyState';
import {formQuery} from './driversQueries';
import type {FormRow} from './driversRows';
import {formFinding} from './findings';
import {seasonForm} from './form';
import {type FormLook, formDrawing} from './formDrawing';

interface FormPanelProps {
  readonly year: number;
  /** Of drivers or of teams: file stem of exports. */
  readonly of: 'drivers' | 'teams';
  /** Whose form a row is part of; null for nobody shown. The same function while nothing changed. */
  readonly whoOf: (row: FormRow) => string | null;
  readonly lookOf: (who: string) => FormLook;
}

/** Points of each weekend and their mean over three. */
export function FormPanel({year, of, whoOf, lookOf}: FormPanelProps) {
  const rows = useRows(formQuery(year));
  const points = useMemo(() => seasonForm(rows, whoOf), [rows, whoOf]);
  const drawing = useMemo(() => formDrawing({points, lookOf}), [points, lookOf]);
  const table = useMemo(
    () => points.map(({who, ...point}) => ({...point, name: lookOf(who).name})),
    [points, lookOf],
  );
  if (points.length === 0)
    return (
      <EmptyState title="No results">
        Form comes from <code>session_result</code> of races and sprints of the season.
      </EmptyState>
    );
  return (
    <ChartView
      name={`${year}-form-${of}`}
      label="Points of each weekend and their mean over three"
      finding={
        <>
          {formFinding(points, lookOf)} A ring is a weekend with its sprint, a line the mean of
          three.
        </>
      }
      drawing={drawing}
      columns={columns}
      rows={table}
      queries={[formQuery(year)]}
    />
  );
}

const columns: readonly TableColumn[] = [
  {name: 'weekend', label: 'Weekend', type: 'BIGINT', doc: 'Of those with results, from 1'},
  {name: 'place', label: 'Place', type: 'VARCHAR'},
  {name: 'name', label: 'Name', type: 'VARCHAR'},
  {name: 'points', label: 'Points', type: 'DOUBLE'},
  {name: 'mean', label: 'Mean of three', type: 'DOUBLE'},
];
