import {FileSpreadsheet} from 'lucide-react';
import {countText, plural} from '#/base/format';
import {csvText} from '#/charts/export/csvText';
import {saveBlob} from '#/client/saveTable';
import {Button} from '#/ui/Button';
import {DataTable} from '#/ui/DataTable';
import {Panel} from '#/ui/Panel';
import type {SqlAnswer} from './runSql';

/** The rows with the types of their columns, how many, and how long it took. */
export function SqlResult({answer}: {readonly answer: SqlAnswer}) {
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
