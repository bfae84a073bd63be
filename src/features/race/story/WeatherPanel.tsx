import {useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {useRows} from '#/charts/useRows';
import {Select} from '#/ui/Select';
import {weatherFinding} from './storyFindings';
import {weatherQuery} from './storySql';
import {weatherDrawing, weatherKinds} from './weatherDrawing';

type Kind = keyof typeof weatherKinds;

const kinds: readonly {readonly value: Kind; readonly label: string}[] = [
  {value: 'temperature', label: 'Temperatures'},
  {value: 'humidity', label: 'Humidity'},
  {value: 'wind', label: 'Wind'},
  {value: 'pressure', label: 'Pressure'},
];

/** The weather from the scheduled start on, about a sample a minute. */
export function WeatherPanel({session}: {readonly session: number}) {
  const query = weatherQuery(session);
  const rows = useRows(query);
  const [kind, setKind] = useState<Kind>('temperature');
  const drawing = useMemo(() => weatherDrawing(rows, weatherKinds[kind]), [rows, kind]);
  const table = useMemo(() => rows.map((row) => ({...row})), [rows]);
  if (rows.length === 0)
    return <MissingData session={session} endpoints={['weather']} title="No weather" />;
  return (
    <ChartView
      name={`weather-${kind}-${session}`}
      label={`${weatherKinds[kind].label} over the session; minutes with rain are shaded`}
      finding={weatherFinding(rows)}
      drawing={drawing}
      columns={columns}
      rows={table}
      queries={[query]}
      controls={
        <Select label="Measurement" labelHidden value={kind} options={kinds} onChange={setKind} />
      }
    />
  );
}

const columns = [
  {name: 'at_ms', label: 'Time (UTC)', type: 'TIMESTAMP'},
  {name: 'air_c', label: 'Air (°C)', type: 'DOUBLE'},
  {name: 'track_c', label: 'Track (°C)', type: 'DOUBLE', doc: 'Exactly 0 counts as missing'},
  {name: 'humidity_percent', label: 'Humidity (%)', type: 'DOUBLE'},
  {name: 'wind_ms', label: 'Wind (m/s)', type: 'DOUBLE'},
  {name: 'pressure_mbar', label: 'Pressure (mbar)', type: 'DOUBLE'},
  {name: 'is_raining', label: 'Rain', type: 'BOOLEAN'},
];
