import {useState} from 'react';
import {useSql} from '#/client/useSql';
import {endpoints, isEndpointName, type EndpointName} from '#/domain/endpoints';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {ExportActions} from './ExportActions';
import styles from './ExportScreen.module.css';

interface SessionRow {
  readonly session_key: number;
  readonly name: string;
}

const sessionsSql = `
select session_key, concat_ws(' ', year, coalesce(meeting_name, circuit_short_name), session_name) as name
from silver_sessions left join (select meeting_key, meeting_name from silver_meetings) using (meeting_key)
order by date_start desc`;

const endpointOptions = [
  {value: '', label: 'All endpoints'},
  ...endpoints.map(({name}) => ({value: name, label: name})),
];

/** The files that everything else is made from. */
export function StagedPanel() {
  const [endpoint, setEndpoint] = useState<EndpointName | null>(null);
  const [session, setSession] = useState<number | null>(null);
  return (
    <Panel
      title="Staged files"
      hint="The answers of OpenF1 and your own files as they were staged, byte for byte, in a zip or a folder."
    >
      <div className={styles['stack']}>
        <div className={styles['fields']}>
          <Select
            label="Endpoint"
            value={endpoint ?? ''}
            options={endpointOptions}
            onChange={(name) => setEndpoint(isEndpointName(name) ? name : null)}
          />
          <SessionSelect session={session} onChange={setSession} />
        </div>
        <ExportActions
          label="Export staged files"
          subject={{kind: 'staged', endpoint, sessionKey: session}}
          place="folder"
        />
      </div>
    </Panel>
  );
}

interface SessionSelectProps {
  readonly session: number | null;
  readonly onChange: (session: number | null) => void;
}

function SessionSelect({session, onChange}: SessionSelectProps) {
  const sessions = useSql<SessionRow>(sessionsSql, ['silver_sessions', 'silver_meetings']);
  const options = [
    {value: '', label: 'All sessions'},
    ...sessions.map(({session_key: key, name}) => ({value: String(key), label: name})),
  ];
  return (
    <Select
      label="Session"
      value={session === null ? '' : String(session)}
      options={options}
      onChange={(key) => onChange(key === '' ? null : Number(key))}
      hint={session !== null && 'Files that were asked for this session alone.'}
    />
  );
}
