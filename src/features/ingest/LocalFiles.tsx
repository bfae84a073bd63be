import {FolderOpen, Upload} from 'lucide-react';
import {type Ref, useRef} from 'react';
import type {GivenFile} from '#/client/lakeActions';
import {Button} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import {pickedFiles} from './givenFiles';
import styles from './LocalFiles.module.css';
import type {LocalFilesTaking} from './useLocalFiles';

interface LocalFilesProps {
  readonly taking: LocalFilesTaking;
  readonly obstacle: string | null;
}

/** A drop zone and file picker for OpenF1's answers as files. What was recognised, and what not and why, the run shows. */
export function LocalFiles({taking, obstacle}: LocalFilesProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const {isBusy, isOver, take} = taking;
  const state = {busy: isBusy, disabled: obstacle !== null, title: obstacle ?? undefined};
  return (
    <div className={styles['local']}>
      {/* Dropping works anywhere on the page and is a convenience of the pointer; the buttons do the same by keyboard. */}
      <div className={classNames(styles['zone'], isOver && styles['over'])}>
        <Upload aria-hidden="true" />
        <p>Drop OpenF1 files, folders or zip archives anywhere on this page</p>
        <div className={styles['buttons']}>
          <Button kind="primary" {...state} onClick={() => files.current?.click()}>
            Choose files
          </Button>
          <Button {...state} icon={<FolderOpen />} onClick={() => folder.current?.click()}>
            Choose a folder
          </Button>
        </div>
        <FileInput ref={files} label="OpenF1 files" onFiles={take} />
        <FileInput ref={folder} label="A folder of OpenF1 data" isFolder onFiles={take} />
      </div>
      <div className={styles['hint']}>
        <p>
          Answers of the API: JSON, NDJSON or CSV, as they are, gzipped, or any number of them in a
          zip archive. The endpoint is told from the fields in a file; its name decides only where
          these leave it open. What has no rows of OpenF1 is refused, and the list says why.
        </p>
        <p>
          A Parquet file or a DuckDB database becomes a table in the schema <code>scratch</code>,
          beside the pipeline’s tables, to be read in SQL.
        </p>
      </div>
      {taking.notice}
    </div>
  );
}

interface FileInputProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

const accepted =
  '.json,.ndjson,.jsonl,.csv,.gz,.zip,.parquet,.duckdb,.ddb,.db,application/json,application/zip';

/** Forgets its files once told, so that the same file can be chosen again. */
function FileInput({ref, label, isFolder = false, onFiles}: FileInputProps) {
  return (
    <input
      ref={ref}
      className="visually-hidden"
      type="file"
      multiple
      {...(isFolder ? {webkitdirectory: ''} : {accept: accepted})}
      tabIndex={-1}
      aria-label={label}
      onChange={(event) => {
        const {files} = event.target;
        const given = files ? pickedFiles(files) : [];
        event.target.value = '';
        onFiles(given);
      }}
    />
  );
}
