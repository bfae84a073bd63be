import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {Download} from 'lucide-react';
import {useState} from 'react';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import {saveBlob} from '#/client/saveBlob';
import type {KnownFile} from '#/contracts/files';
import {FileOrigin} from '#/parts/files/FileOrigin';
import {wordsOf} from '#/parts/files/stateWords';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {FactList} from '#/ui/FactList';
import {formatBytes, formatCount} from '#/ui/format';
import {Skeleton} from '#/ui/Skeleton';
import {Tabs} from '#/ui/Tabs';
import {type FileStart, fileStart} from './fileStart';
import {formatJsonText} from './formatJsonText';
import styles from './Volume.module.css';

interface FilePreviewProps {
  /** `<endpoint>/<file name>` */
  readonly path: string;
  readonly onClose: () => void;
}

/** A staged file: how it begins, what became of it and where it came from. Saves it as it is. */
export function FilePreview({path, onClose}: FilePreviewProps) {
  const file = useQuery({
    queryKey: ['staged file', path],
    queryFn: async ({signal}) => {
      const {known, blob} = await engine.stagedFile({path}, {signal});
      return {known, blob, start: await fileStart(blob, path)};
    },
    staleTime: 0,
    gcTime: 0,
  });
  const name = path.slice(path.indexOf('/') + 1);
  return (
    <Dialog
      title={<span className={styles['mono']}>{path}</span>}
      onClose={onClose}
      actions={
        file.data && (
          <Button icon={<Download />} onClick={() => saveBlob(file.data.blob, name)}>
            {`Download, ${formatBytes(file.data.blob.size)}`}
          </Button>
        )
      }
    >
      {file.isPending && <Skeleton lines={8} />}
      {file.error && (
        <ErrorNotice failure={toFailure(file.error)} onRetry={() => void file.refetch()} />
      )}
      {file.data && (
        <>
          <State known={file.data.known} />
          <Start start={file.data.start} />
          <FileOrigin path={path} sha256={file.data.known.sha256} />
        </>
      )}
    </Dialog>
  );
}

function State({known}: {readonly known: KnownFile}) {
  const words = wordsOf(known);
  return (
    <>
      <p>
        <Badge tone={words.tone}>{words.name}</Badge> {words.about}{' '}
        <Link to="/files" search={{state: known.state, table: known.table}}>
          Files in this state
        </Link>
      </p>
      <FactList
        facts={[
          [
            'Table',
            <Link key="table" to="/tables/$table" params={{table: known.table}}>
              {known.table}
            </Link>,
          ],
          ['Size', formatBytes(known.bytes)],
          ['Rows', known.state === 'loaded' ? formatCount(known.rows) : null],
          ['What is wrong', known.error],
          ['SHA-256', known.sha256 && <code key="sha">{known.sha256}</code>],
        ]}
      />
    </>
  );
}

const looks = [
  {id: 'formatted', label: 'Formatted'},
  {id: 'raw', label: 'Raw'},
] as const;
type Look = (typeof looks)[number]['id'];

function Start({start}: {readonly start: FileStart}) {
  const [look, setLook] = useState<Look>('formatted');
  const {text, isWhole, isJson} = start;
  const shown = look === 'formatted' && isJson ? formatJsonText(text) : text;
  return (
    <section aria-label="Preview">
      <Tabs
        label="Preview"
        tabs={isJson ? looks : looks.filter(({id}) => id === 'raw')}
        selected={isJson ? look : 'raw'}
        onSelect={setLook}
      >
        {/* A scrolling region must be reachable by keyboard. */}
        <pre className={styles['text']} role="region" aria-label="Content" tabIndex={0}>
          {shown}
          {!isWhole && <span className={styles['muted']}>{' …'}</span>}
        </pre>
        {!isWhole && (
          <p
            className={styles['muted']}
          >{`The first ${formatBytes(text.length)} are shown; Download has all of it.`}</p>
        )}
      </Tabs>
    </section>
  );
}
