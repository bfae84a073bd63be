import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {adviceFor} from '#/base/errorAdvice';
import {toFailure, useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import {Badge} from '#/ui/Badge';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import styles from './Progress.module.css';
import {type SetAsideFile, setAsideSql, shownSetAside} from './setAsideSql';

/** Staged files that are not whole JSON, of this update and all before: which, where they break, and why. */
export function SetAsidePanel() {
  const count = useLake(({status}) => status?.files.malformed ?? 0);
  const update = useLake((lake) => lake.update?.updateId);
  const files = useQuery({
    queryKey: ['files set aside', count, update],
    queryFn: async ({signal}) => (await querySql<SetAsideFile>(setAsideSql, {signal})).rows,
    enabled: count > 0,
    placeholderData: keepPreviousData,
  });
  if (count === 0) return null;
  return (
    <Panel
      title="Files set aside"
      badge={<Badge tone="warn">{formatCount(count)}</Badge>}
      actions={
        <Link to="/files" search={{state: 'malformed'}}>
          Look into them
        </Link>
      }
      hint={
        <>
          {adviceFor('file.malformed')}{' '}
          <Link to="/help/$symptom" params={{symptom: 'file-set-aside'}}>
            What to do
          </Link>
        </>
      }
    >
      {files.data && <SetAsideFiles files={files.data} count={count} />}
      {files.isPending && <Skeleton lines={2} />}
      {files.error && (
        <ErrorNotice failure={toFailure(files.error)} onRetry={() => void files.refetch()} />
      )}
    </Panel>
  );
}

interface SetAsideFilesProps {
  readonly files: readonly SetAsideFile[];
  readonly count: number;
}

function SetAsideFiles({files, count}: SetAsideFilesProps) {
  return (
    <ul className={styles['failures']}>
      {files.map(({path, error, error_byte}) => (
        <li key={path}>
          <code>{path}</code>
          <p>
            {error_byte !== null && `At byte ${formatCount(error_byte)}: `}
            {error ?? 'no reason was noted'}
          </p>
        </li>
      ))}
      {count > shownSetAside && <li>{`and ${formatCount(count - shownSetAside)} more`}</li>}
    </ul>
  );
}
