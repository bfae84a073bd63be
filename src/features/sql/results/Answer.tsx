import {useState} from 'react';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import {ChartBuilder} from '../chart/ChartBuilder';
import {AnswerTools, type AnswerView} from './AnswerTools';
import {isShaped, type Shape, shapedSql, unshaped} from './shapedSql';
import {ShapeBar} from './ShapeBar';
import {standText} from './standText';
import {ResultTable} from './ResultTable';
import {type SqlResult, type SqlRun, useSqlRun} from './useSqlRun';

interface AnswerProps {
  readonly run: SqlRun;
  readonly result: SqlResult;
}

/**
 * A statement's rows with all that can be done to them. Filters and order from the headers are a statement around
 * it, which is shown and run like any other; the statement's own rows stay for when they are taken off.
 */
export function Answer({run, result}: AnswerProps) {
  const [shape, setShape] = useState<Shape>(unshaped);
  const [view, setView] = useState<AnswerView>('rows');
  const [hasProfile, setProfile] = useState(false);
  const shaped = useSqlRun();
  const base = run.sql ?? '';
  const isAround = isShaped(shape);
  const reshape = (next: Shape) => {
    setShape(next);
    if (isShaped(next)) shaped.start(shapedSql(base, next));
    else shaped.clear();
  };
  const shown = isAround ? shaped : run;
  const rows = (isAround && shaped.result) || result;
  const sql = isAround ? shapedSql(base, shape) : base;
  return (
    <Panel
      title="Answer"
      hint={<span role="status">{standText(shown.state, shown.result)}</span>}
      actions={
        <AnswerTools
          sql={sql}
          canSave={result.isQuery}
          canChart={result.isQuery && result.rows > 0}
          view={view}
          onView={setView}
          hasProfile={hasProfile}
          onProfile={setProfile}
        />
      }
      flush
    >
      {isAround && (
        <ShapeBar
          sql={sql}
          shape={shape}
          isRunning={shaped.state === 'running'}
          onShape={reshape}
          onCancel={shaped.cancel}
        />
      )}
      {isAround && shaped.failure && <ErrorNotice failure={shaped.failure} />}
      {view === 'rows' ? (
        <ResultTable
          result={rows}
          isRunning={shown.state === 'running'}
          base={result}
          shape={shape}
          onShape={reshape}
          hasProfile={hasProfile}
        />
      ) : (
        <ChartBuilder key={result.id} sql={sql} columns={result.columns} rows={rows.rows} />
      )}
    </Panel>
  );
}
