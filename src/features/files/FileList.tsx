import {Fragment, useMemo, useState} from 'react';
import type {KnownFile} from '#/contracts/files';
import {Badge} from '#/ui/Badge';
import {NameButton} from '#/ui/NameButton';
import {formatBytes, formatCount, formatWhen} from '#/ui/format';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './FilesScreen.module.css';
import {wordsOf} from '#/parts/files/stateWords';

interface FileListProps {
  readonly files: readonly KnownFile[];
  readonly onOpen: (file: KnownFile) => void;
}

/** Files, one a row; the name opens the details. */
export function FileList({files, onOpen}: FileListProps) {
  const [now] = useState(Date.now);
  const columns = useMemo(() => fileColumns(onOpen, now), [onOpen, now]);
  return <SmallTable label="Staged files" columns={columns} rows={files} rowKey={rowKey} />;
}

const rowKey = ({path}: KnownFile) => path;

/** Without its folder, which the name begins with; a narrow column breaks it after its parts. */
function FileName({path}: {readonly path: string}) {
  const parts = path.slice(path.indexOf('/') + 1).split(/(?<=_)/);
  return parts.map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

function StateBadge({file}: {readonly file: KnownFile}) {
  const {name, tone} = wordsOf(file);
  return <Badge tone={tone}>{name}</Badge>;
}

function fileColumns(
  onOpen: (file: KnownFile) => void,
  now: number,
): readonly SmallColumn<KnownFile>[] {
  return [
    {
      id: 'file',
      label: 'File',
      isRowHeader: true,
      render: (file) => (
        <NameButton
          className={styles['open']}
          aria-label={file.path}
          title={file.path}
          onClick={() => onOpen(file)}
        >
          <FileName path={file.path} />
        </NameButton>
      ),
    },
    {
      id: 'state',
      label: 'State',
      render: (file) => <StateBadge file={file} />,
    },
    {
      id: 'bytes',
      label: 'Size',
      isFigure: true,
      isOptional: true,
      render: ({bytes}) => formatBytes(bytes),
    },
    {
      id: 'rows',
      label: 'Rows',
      isFigure: true,
      isOptional: true,
      render: ({state, rows}) => (state === 'loaded' ? formatCount(rows) : '–'),
    },
    {
      id: 'when',
      label: 'Processed',
      isOptional: true,
      render: ({processedAt}) => (processedAt === null ? '–' : formatWhen(processedAt, now)),
    },
    {
      id: 'table',
      label: 'Table',
      isOptional: true,
      render: ({table}) => <span className={styles['mono']}>{table}</span>,
    },
  ];
}
