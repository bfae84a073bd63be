import {useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {useRows} from '#/charts/useRows';
import {Checkbox} from '#/ui/Checkbox';
import {controlDrawing, controlMarks} from './controlDrawing';
import {controlFinding} from './storyFindings';
import {controlQuery, trackStatusQuery} from './storySql';

/** What race control said, and when the track was not green. */
export function ControlPanel({session}: {readonly session: number}) {
  const [messagesQuery, periodsQuery] = [controlQuery(session), trackStatusQuery(session)];
  const messages = useRows(messagesQuery);
  const periods = useRows(periodsQuery);
  const [hasBlue, setBlue] = useState(false);
  const all = useMemo(() => controlMarks(messages), [messages]);
  const marks = useMemo(
    () => (hasBlue ? all : all.filter(({kind}) => kind !== 'Blue flag')),
    [all, hasBlue],
  );
  const drawing = useMemo(() => controlDrawing({marks, periods}), [marks, periods]);
  const rows = useMemo(() => marks.map((mark) => ({...mark})), [marks]);
  if (messages.length === 0)
    return (
      <MissingData session={session} endpoints={['race_control']} title="No word of race control" />
    );
  return (
    <ChartView
      name={`race-control-${session}`}
      label="Messages of race control over the session, by kind"
      finding={controlFinding(all, periods)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[messagesQuery, periodsQuery]}
      controls={
        all.some(({kind}) => kind === 'Blue flag') && (
          <Checkbox checked={hasBlue} onChange={setBlue}>
            Blue flags too
          </Checkbox>
        )
      }
    />
  );
}

const columns = [
  {name: 'at_ms', label: 'Time (UTC)', type: 'TIMESTAMP'},
  {name: 'lap_number', label: 'Lap', type: 'BIGINT', doc: 'Of the leader, in a race'},
  {name: 'kind', label: 'Kind', type: 'VARCHAR', width: 110},
  {name: 'message', label: 'Message', type: 'VARCHAR', width: 460},
];
