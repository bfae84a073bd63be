import {Trash2} from 'lucide-react';
import {plural} from '#/base/format';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {formatWhen} from '#/ui/format';
import {useState} from 'react';
import type {HistoryEntry} from '../kept/deskFormats';
import {forgetHistory, useSqlDesk} from '../tabs/sqlDesk';
import type {TabContent} from '../tabs/tabList';
import styles from './Library.module.css';
import {isFound, QueryItem} from './QueryItem';

interface ListProps {
  readonly search: string;
  readonly onOpen: (content: TabContent) => void;
}

const words = {done: 'Done', failed: 'Failed', cancelled: 'Cancelled'} as const;
const tones = {done: 'ok', failed: 'bad', cancelled: 'neutral'} as const;

const tookText = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

/** What was run, the newest first. */
export function HistoryList({search, onOpen}: ListProps) {
  const history = useSqlDesk((desk) => desk.history);
  const [now] = useState(Date.now);
  const found = history.filter(({sql, message, outcome}) =>
    isFound(search, [sql, message, words[outcome]]),
  );
  if (history.length === 0)
    return <p>Nothing was run yet. Every statement you run is kept here.</p>;
  return (
    <>
      <div className={styles['bar']}>
        <span>{plural(found.length, 'statement')}</span>
        <Button icon={<Trash2 />} onClick={forgetHistory}>
          Forget all
        </Button>
      </div>
      <ul className={styles['items']} aria-label="Statements that were run">
        {found.map((entry) => (
          <QueryItem
            key={entry.id}
            title={formatWhen(entry.at, now)}
            about={<Outcome entry={entry} />}
            sql={entry.sql}
            onOpen={() => onOpen({sql: entry.sql})}
          />
        ))}
      </ul>
    </>
  );
}

function Outcome({entry: {outcome, rows, ms, message}}: {readonly entry: HistoryEntry}) {
  return (
    <span className={styles['outcome']}>
      <Badge tone={tones[outcome]}>{words[outcome]}</Badge>
      {[rows === null ? null : plural(rows, 'row'), tookText(ms)].filter(Boolean).join(' · ')}
      {message && <span className={styles['message']}>{message.split('\n')[0]}</span>}
    </span>
  );
}
