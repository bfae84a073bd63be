import {useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import type {SourceName} from '#/contracts/engine';
import type {FileOrigin as Told} from '#/contracts/files';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatWhen} from '#/ui/format';
import {Skeleton} from '#/ui/Skeleton';
import {FactList} from '#/ui/FactList';
import styles from './FileOrigin.module.css';

const sourceWords: Readonly<Record<SourceName, string>> = {
  sample: 'Sample weekend, simulated',
  openf1: 'OpenF1',
  local: 'A file of this computer',
};

interface OriginProps {
  readonly path: string;
  /** As the ledger has it: that of staging shows only where it is another. */
  readonly sha256: string | null;
}

/** What was asked of whom when the file was staged. */
export function FileOrigin({path, sha256}: OriginProps) {
  const origin = useQuery({
    queryKey: ['file origin', path],
    queryFn: ({signal}) => engine.fileOrigin({path}, {signal}),
  });
  return (
    <section aria-label="Origin" className={styles['part']}>
      <h3>Where it came from</h3>
      {origin.isPending && <Skeleton lines={3} />}
      {origin.error && (
        <ErrorNotice failure={toFailure(origin.error)} onRetry={() => void origin.refetch()} />
      )}
      {origin.data && <OriginFacts origin={origin.data} known={sha256} />}
      {origin.data === null && (
        <p className={styles['muted']}>
          Nothing is noted: the file was put into the staging volume by other means, or this site’s
          notes were cleared.
        </p>
      )}
    </section>
  );
}

interface OriginFactsProps {
  readonly origin: Told;
  readonly known: string | null;
}

function OriginFacts({origin, known}: OriginFactsProps) {
  const [now] = useState(Date.now);
  const {source, url, query, status, requestedAt, sha256} = origin;
  return (
    <FactList
      facts={[
        ['Source', sourceWords[source]],
        [source === 'local' ? 'File' : 'Address', <code key="url">{url}</code>],
        ['Query', source === 'local' ? null : <code key="query">{query}</code>],
        ['Answer', status === 0 ? null : `HTTP ${status}`],
        ['Staged', formatWhen(requestedAt, now)],
        ['SHA-256', sha256 === known ? null : <code key="sha">{sha256}</code>],
      ]}
    />
  );
}
