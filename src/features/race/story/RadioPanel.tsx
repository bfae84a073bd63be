import {useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {DriverName} from '#/charts/DriverName';
import type {DriverLook} from '#/charts/driverLook';
import {showsDriver} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {absent} from '#/domain/lapTimeText';
import {isSimulated} from '#/domain/simulator/calendar';
import {Button} from '#/ui/Button';
import {clockText} from './clock';
import {isPlayable} from './isPlayable';
import styles from './RadioPanel.module.css';
import {radioFinding} from './storyFindings';
import type {RadioRow} from './storyRows';
import {radioQuery} from './storySql';

/** So many are listed at first. */
const firstClips = 8;

/** What teams and drivers said, as far as Formula 1 published it, to play one by one. */
export function RadioPanel({session}: {readonly session: number}) {
  const query = radioQuery(session);
  const rows = useRows(query);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const [isAll, setAll] = useState(false);
  const clips = useMemo(
    () => rows.filter((row) => showsDriver(filter, lookOf(row.driver_number))),
    [rows, filter, lookOf],
  );
  const table = useMemo(
    () => clips.map((clip) => ({...clip, name: lookOf(clip.driver_number).fullName})),
    [clips, lookOf],
  );
  if (rows.length === 0)
    return <MissingData session={session} endpoints={['team_radio']} title="No team radio" />;
  return (
    <ChartView
      name={`team-radio-${session}`}
      label="Published team radio"
      finding={
        <>
          {radioFinding(clips, (driver) => lookOf(driver).surname)}
          {isSimulated(session) && ' The session is simulated: there is nothing to hear.'}
        </>
      }
      chart={
        <>
          <ClipList clips={isAll ? clips : clips.slice(0, firstClips)} lookOf={lookOf} />
          {clips.length > firstClips && (
            <Button kind="quiet" onClick={() => setAll(!isAll)}>
              {isAll ? 'Show fewer' : `Show all ${clips.length}`}
            </Button>
          )}
        </>
      }
      columns={columns}
      rows={table}
      queries={[query]}
    />
  );
}

interface ClipListProps {
  readonly clips: readonly RadioRow[];
  readonly lookOf: (driver: number) => DriverLook;
}

function ClipList({clips, lookOf}: ClipListProps) {
  return (
    <ul className={styles['clips']}>
      {clips.map((clip) => {
        const look = lookOf(clip.driver_number);
        const at = clip.at_ms === null ? absent : clockText(clip.at_ms);
        return (
          <li key={`${clip.driver_number}/${clip.recording_url}`} className={styles['clip']}>
            <span className={styles['at']} title="Published, UTC">
              {at}
            </span>
            <DriverName look={look} />
            {isPlayable(clip.recording_url) ? (
              <audio
                className={styles['player']}
                controls
                preload="none"
                src={clip.recording_url}
                aria-label={`Radio of ${look.fullName}, ${at}`}
              />
            ) : (
              <span className={styles['at']}>Not a recording of Formula 1</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const columns = [
  {name: 'at_ms', label: 'Published (UTC)', type: 'TIMESTAMP'},
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'recording_url', label: 'Recording', type: 'VARCHAR', width: 420},
];
