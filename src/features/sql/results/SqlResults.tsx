import {FileSpreadsheet} from 'lucide-react';
import type {ReactNode} from 'react';
import {countText, plural} from '#/base/format';
import {csvText} from '#/charts/export/csvText';
import {saveBlob} from '#/client/saveTable';
import {Button} from '#/ui/Button';
import {DataTable} from '#/ui/DataTable';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import type {SqlAnswer} from './runSql';
import type {SqlRun} from './useSqlRun';

/** What became of a statement: its rows, why it failed, or that it runs. Nothing before the first. */
export function SqlResults({run}: {readonly run: SqlRun}): ReactNode {
  const {state, sql, failure, answer, start} = run;
  if (state === 'running') return <Skeleton lines={6} />;
  if (state === 'failed' && failure) return <ErrorNotice failure={failure} />;
  if (state === 'cancelled')
    return (
      <EmptyState
        title="The query was cancelled"
        actions={sql !== null && <Button onClick={() => start(sql)}>Run it again</Button>}
      />
    );
  return answer && <Rows answer={answer} />;
}

function Rows({answer}: {readonly answer: SqlAnswer}) {
  const {columns, rows, isCut, elapsedMs} = answer;
  const save = () => {
    const labelled = columns.map((column) => ({...column, label: column.name}));
    saveBlob(new Blob([csvText(labelled, rows)], {type: 'text/csv;charset=utf-8'}), 'query.csv');
  };
  const count = isCut
    ? `The first ${countText(rows.length)} rows; there are more.`
    : `${plural(rows.length, 'row')}.`;
  return (
    <Panel
      title="Answer"
      hint={<span role="status">{`${count} ${elapsedText(elapsedMs)} in the engine.`}</span>}
      actions={
        <Button icon={<FileSpreadsheet />} onClick={save}>
          Save as CSV
        </Button>
      }
      flush
    >
      <DataTable label="Rows of the answer" columns={columns} rows={rows} />
    </Panel>
  );
}

const elapsedText = (ms: number) =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
