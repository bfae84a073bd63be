import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {toFailure, useLake} from '#/client/lake';
import type {ExportSize, ExportSubject, FileOptions} from '#/contracts/export';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCounted} from '#/ui/format';
import styles from './Export.module.css';

interface ExpectedSizeProps {
  readonly subject: ExportSubject;
  readonly options: FileOptions;
}

/** How large an export will be, before it is begun. */
export function ExpectedSize({subject, options}: ExpectedSizeProps) {
  const versions = useLake(({status}) => status?.tables.map(({version}) => version).join('.'));
  const staged = useLake(({status}) => status?.files.staged);
  const size = useQuery({
    queryKey: ['export size', subject, options, versions, staged],
    queryFn: ({signal}) => engine.exportSize({subject, options}, {signal}),
    placeholderData: keepPreviousData,
  });
  if (size.error) return <ErrorNotice failure={toFailure(size.error)} />;
  return (
    <p className={styles['muted']} role="status">
      {size.data ? sizeText(size.data, subject) : 'Looking how large it will be…'}
    </p>
  );
}

function sizeText({files, rows, bytes}: ExportSize, subject: ExportSubject): string {
  const isEstimate = subject.kind === 'table' || subject.kind === 'layer';
  const parts = [
    (files > 1 || subject.kind === 'staged') && formatCounted(files, 'file'),
    rows !== null && formatCounted(rows, 'row'),
    bytes !== null && `${isEstimate ? 'about ' : ''}${formatBytes(bytes)}`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
