import {useMemo} from 'react';
import type {UpdateProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {classNames} from '#/ui/classNames';
import {formatDuration} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {flowWords} from './runWords';
import {type Timeline as TimelineFacts, type TimelineBar, timelineOf} from './timeline';
import styles from './Timeline.module.css';

interface TimelineProps {
  readonly update: UpdateProgress;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onChoose: (table: TableName) => void;
}

/** When each table was worked on: a bar a table, from the run's start to its end. */
export function Timeline({update, now, onChoose}: TimelineProps) {
  const ends = update.endedAt ?? now;
  const timeline = useMemo(() => timelineOf(update, ends), [update, ends]);
  return (
    <Panel
      title="Timeline"
      hint="Bronze tables load side by side, a bar from the first rows to the last; the others follow one another, each after what it reads."
    >
      {timeline.bars.length === 0 ? (
        <p className={styles['none']}>
          {update.endedAt === null ? 'No table is begun yet.' : 'No table had anything to do.'}
        </p>
      ) : (
        <Bars timeline={timeline} onChoose={onChoose} />
      )}
    </Panel>
  );
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

function Bars({
  timeline,
  onChoose,
}: {
  timeline: TimelineFacts;
  onChoose: (table: TableName) => void;
}) {
  const {bars, ticks} = timeline;
  return (
    <div className={styles['timeline']}>
      <div className={styles['axis']} aria-hidden="true">
        {ticks.map(({ms, share}) => (
          <span
            key={ms}
            className={classNames(styles['tick'], share > 0.9 && styles['last'])}
            style={{left: percent(share)}}
          >
            {ms === 0 ? '0' : formatDuration(ms)}
          </span>
        ))}
      </div>
      <ol className={styles['bars']} aria-label="Tables in the order in which they began">
        {bars.map((bar) => (
          <Bar key={bar.table} bar={bar} ticks={ticks} onChoose={onChoose} />
        ))}
      </ol>
    </div>
  );
}

interface BarProps extends Pick<TimelineFacts, 'ticks'> {
  readonly bar: TimelineBar;
  readonly onChoose: (table: TableName) => void;
}

function Bar({bar, ticks, onChoose}: BarProps) {
  const {table, layer, state, startMs, ms, left, width} = bar;
  const isBad = state === 'FAILED' || state === 'STOPPED';
  const about = `${flowWords[state].text}: from ${formatDuration(startMs)} on for ${formatDuration(ms)}`;
  return (
    <li className={styles['bar']} title={`${table}. ${about}`}>
      <button type="button" className={styles['name']} onClick={() => onChoose(table)}>
        {table}
      </button>
      <span className={styles['track']} aria-hidden="true">
        {ticks.map(({ms, share}) => (
          <span key={ms} className={styles['line']} style={{left: percent(share)}} />
        ))}
        <span
          className={classNames(styles['fill'], styles[isBad ? 'bad' : layer])}
          style={{left: percent(left), width: percent(width)}}
        />
      </span>
      <span className={styles['ms']}>
        {isBad && <span className={styles['state']}>{flowWords[state].text} </span>}
        {formatDuration(ms)}
      </span>
      <span className="visually-hidden">{about}</span>
    </li>
  );
}
