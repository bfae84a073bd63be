import {type ReactNode, useEffect, useRef, useState} from 'react';
import {holdBusy} from '#/client/idle';
import {type GivenFile, stageLocal} from '#/client/lakeActions';
import {droppedFiles, sortedFiles} from './givenFiles';
import {TableImport} from './TableImport';
import {useAttempt} from './useAttempt';

/** Taking in files of this computer, however a person gives them. */
export interface LocalFilesTaking {
  readonly take: (files: readonly GivenFile[]) => void;
  readonly isBusy: boolean;
  /** Files are held over the page. */
  readonly isOver: boolean;
  /** Why files could not be staged at all. */
  readonly notice: ReactNode;
  /** What is asked about a file with tables of its own; null while there is none. */
  readonly dialog: ReactNode;
}

/**
 * Stages the files it is given or that are dropped anywhere on the page; Parquet files and databases are asked about,
 * one after the other. `onTaken` is told before anything is staged.
 */
export function useLocalFiles(obstacle: string | null, onTaken: () => void): LocalFilesTaking {
  const chosen = useRef<readonly GivenFile[]>([]);
  const [tableFiles, setTableFiles] = useState<readonly File[]>([]);
  const attempt = useAttempt(async () => {
    const release = holdBusy();
    try {
      const {staged, tables} = await sortedFiles(chosen.current);
      setTableFiles((waiting) => [...waiting, ...tables]);
      if (staged.length > 0) await stageLocal(staged);
    } finally {
      release();
    }
  });
  const take = (files: readonly GivenFile[]) => {
    if (files.length === 0 || obstacle !== null || attempt.isBusy) return;
    chosen.current = files;
    onTaken();
    attempt.run();
  };
  const isOver = usePageDrop(take);
  const [first] = tableFiles;
  const dialog = first && (
    <TableImport
      key={`${first.name} ${first.lastModified} ${tableFiles.length}`}
      file={first}
      onClose={() => setTableFiles((waiting) => waiting.slice(1))}
    />
  );
  return {take, isBusy: attempt.isBusy, isOver, notice: attempt.notice, dialog: dialog ?? null};
}

const holdsFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Whether files are held over the page. Dropped anywhere on it, they are given to `take`. */
function usePageDrop(take: (files: readonly GivenFile[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      // Else the browser would open the file in place of the page.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then((files) => latest.current(files), console.warn);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
