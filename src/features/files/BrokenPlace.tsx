import {useQuery} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import type {FileHead} from '#/contracts/files';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Skeleton} from '#/ui/Skeleton';
import styles from './FilesScreen.module.css';

/** The text of a staged file around a byte, which is marked. */
export function BrokenPlace({path, byte}: {readonly path: string; readonly byte: number}) {
  const head = useQuery({
    queryKey: ['file head', path, byte],
    queryFn: ({signal}) => engine.fileHead({path, around: byte}, {signal}),
    staleTime: 0,
  });
  if (head.isPending) return <Skeleton lines={2} />;
  if (head.error)
    return <ErrorNotice failure={toFailure(head.error)} onRetry={() => void head.refetch()} />;
  return <Excerpt head={head.data} />;
}

function Excerpt({head}: {readonly head: FileHead}) {
  const {before, at, after, from, hasMore} = head;
  const isEnd = at === '';
  return (
    <pre className={styles['excerpt']}>
      {from > 0 && <span className={styles['muted']}>… </span>}
      {before}
      <mark>{isEnd ? 'the file ends here' : visible(at)}</mark>
      {after}
      {hasMore && <span className={styles['muted']}> …</span>}
    </pre>
  );
}

/** Blank characters would leave nothing to mark; in words, as few fonts have signs for them. */
const names: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\n': 'the line ends here\n',
  '\r': 'the line ends here',
  '\t': 'tab',
};
const visible = (character: string) => names[character] ?? character;
