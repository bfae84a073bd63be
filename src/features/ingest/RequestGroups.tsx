import {useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {engine} from '#/client/engine';
import type {RequestGroup} from '#/contracts/ingest';
import styles from './QueuePanel.module.css';
import {RequestList} from './RequestList';

interface RequestGroupsProps {
  readonly ingestId: string;
  /** Asked anew whenever it changes. */
  readonly done: number;
}

/** The requests of an ingest by session; only what is opened is asked for and drawn. */
export function RequestGroups({ingestId, done}: RequestGroupsProps) {
  const [isOpen, setOpen] = useState(false);
  const groups = useQuery({
    queryKey: ['ingestGroups', ingestId, done],
    queryFn: () => engine.ingestGroups({ingestId}),
    enabled: isOpen,
    placeholderData: (before) => before,
  });
  return (
    <details className={styles['groups']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Requests by session</summary>
      {isOpen &&
        groups.data?.map((group) => (
          <Group key={group.id} ingestId={ingestId} group={group} done={done} />
        ))}
    </details>
  );
}

function Group({ingestId, group, done}: RequestGroupsProps & {readonly group: RequestGroup}) {
  const [isOpen, setOpen] = useState(false);
  const requests = useQuery({
    queryKey: ['ingestRequests', ingestId, group.id, done],
    queryFn: () => engine.ingestRequests({ingestId, group: group.id}),
    enabled: isOpen,
    placeholderData: (before) => before,
  });
  const {all, queued, running, failed} = group.counts;
  return (
    <details className={styles['group']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{group.title}</span>
        <span className={styles['figures']}>
          {all - queued - running} of {all}
          {failed > 0 && `, ${failed} failed`}
        </span>
      </summary>
      {isOpen && requests.data && <RequestList requests={requests.data} isLocal={false} />}
    </details>
  );
}
