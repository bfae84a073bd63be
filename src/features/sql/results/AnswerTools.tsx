import {useMutation} from '@tanstack/react-query';
import {ChartColumn, ChartNoAxesColumn, Download, Table2} from 'lucide-react';
import {toFailure} from '#/client/lake';
import {type QueryFormat, saveQuery} from '#/client/saveQuery';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Menu, menuItemClass} from '#/ui/Menu';

export type AnswerView = 'rows' | 'chart';

interface AnswerToolsProps {
  readonly sql: string;
  readonly canSave: boolean;
  readonly canChart: boolean;
  readonly view: AnswerView;
  readonly onView: (view: AnswerView) => void;
  readonly hasProfile: boolean;
  readonly onProfile: (hasProfile: boolean) => void;
}

const formats: readonly {readonly format: QueryFormat; readonly label: string}[] = [
  {format: 'parquet', label: 'Save as Parquet'},
  {format: 'csv', label: 'Save as CSV'},
  {format: 'json', label: 'Save as JSON'},
  {format: 'arrow', label: 'Save as Arrow'},
];

/** Rows or chart, profile of the columns, and the answer as a file. */
export function AnswerTools(props: AnswerToolsProps) {
  const {sql, canSave, canChart, view, onView, hasProfile, onProfile} = props;
  const save = useMutation({
    mutationFn: (format: QueryFormat) => saveQuery({sql, format, fileName: 'query'}),
  });
  return (
    <>
      {view === 'rows' && (
        <Button
          kind="quiet"
          icon={<ChartNoAxesColumn />}
          aria-pressed={hasProfile}
          onClick={() => onProfile(!hasProfile)}
        >
          Profile
        </Button>
      )}
      {(canChart || view === 'chart') && (
        <Button
          kind="quiet"
          icon={view === 'chart' ? <Table2 /> : <ChartColumn />}
          onClick={() => onView(view === 'chart' ? 'rows' : 'chart')}
        >
          {view === 'chart' ? 'Rows' : 'Chart'}
        </Button>
      )}
      {canSave && (
        <Menu label="Save the answer" icon={<Download />}>
          {formats.map(({format, label}) => (
            <li key={format}>
              <button type="button" className={menuItemClass} onClick={() => save.mutate(format)}>
                {label}
              </button>
            </li>
          ))}
        </Menu>
      )}
      {save.isPending && <span role="status">Saving…</span>}
      {save.error && <ErrorNotice failure={toFailure(save.error)} />}
    </>
  );
}
