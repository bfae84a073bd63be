import {useEffect, useState} from 'react';
import {AppError} from '#/base/errors';
import {closeTableFile, openTableFile} from '#/client/tableImports';
import type {Failure} from '#/contracts/engine';
import type {TableFile} from '#/contracts/imports';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Skeleton} from '#/ui/Skeleton';
import {TableChoice} from './TableChoice';

interface TableImportProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** Shows what tables a Parquet file or a database holds, and brings in those a person wants. */
export function TableImport({file, onClose}: TableImportProps) {
  const {opened, failure} = useTableFile(file);
  if (opened) return <TableChoice file={file} opened={opened} onClose={onClose} />;
  return (
    <Dialog
      title={file.name}
      onClose={onClose}
      actions={<Button onClick={onClose}>{failure ? 'Close' : 'Cancel'}</Button>}
    >
      {failure ? <ErrorNotice failure={failure} /> : <Skeleton lines={6} />}
    </Dialog>
  );
}

/** Keeps the file open in the engine for as long as it is shown. */
function useTableFile(file: File): {
  readonly opened: TableFile | null;
  readonly failure: Failure | null;
} {
  const [opened, setOpened] = useState<TableFile | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isGone = false;
    const opening = openTableFile(file);
    opening.then(
      (found) => {
        if (!isGone) setOpened(found);
      },
      (thrown: unknown) => {
        if (!isGone) setFailure(AppError.from(thrown));
      },
    );
    return () => {
      isGone = true;
      void opening.then(({fileId}) => closeTableFile(fileId)).catch(() => undefined);
    };
  }, [file]);
  return {opened, failure};
}
