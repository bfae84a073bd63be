import {Upload} from 'lucide-react';
import {type DragEvent, type Ref, useRef, useState} from 'react';
import {stageLocal} from '#/client/lakeActions';
import {Button} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import styles from './LocalFiles.module.css';
import {useAttempt} from './useAttempt';

/** A drop zone and file picker for OpenF1's answers as files. What was recognised, and what not and why, the run shows. */
export function LocalFiles({obstacle}: {readonly obstacle: string | null}) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = useRef<readonly File[]>([]);
  const [isOver, setOver] = useState(false);
  const attempt = useAttempt(() => stageLocal(chosen.current));
  const stage = (files: FileList | null) => {
    if (!files || files.length === 0 || obstacle !== null) return;
    chosen.current = [...files];
    attempt.run();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    stage(event.dataTransfer.files);
  };
  return (
    <div className={styles['local']}>
      {/* Dropping is a convenience of the pointer; the button does the same by keyboard. */}
      <div
        className={classNames(styles['zone'], isOver && styles['over'])}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Upload aria-hidden="true" />
        <p>Drop OpenF1 files here</p>
        <Button
          kind="primary"
          busy={attempt.isBusy}
          disabled={obstacle !== null}
          title={obstacle ?? undefined}
          onClick={() => input.current?.click()}
        >
          Choose files
        </Button>
        <FileInput ref={input} onFiles={stage} />
      </div>
      <p className={styles['hint']}>
        Each file is one answer of the API: a JSON array, NDJSON or CSV, as it is or gzipped. Its
        endpoint is told from its name, such as <code>laps_9606.json</code>, or else from its
        fields. A file that is neither is refused, and the list of the ingest says why.
      </p>
      {attempt.notice}
    </div>
  );
}

interface FileInputProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly onFiles: (files: FileList | null) => void;
}

/** Forgets its files once told, so that the same file can be chosen again. */
function FileInput({ref, onFiles}: FileInputProps) {
  return (
    <input
      ref={ref}
      className="visually-hidden"
      type="file"
      multiple
      accept=".json,.ndjson,.jsonl,.csv,.gz,application/json"
      tabIndex={-1}
      aria-label="OpenF1 files"
      onChange={(event) => {
        onFiles(event.target.files);
        event.target.value = '';
      }}
    />
  );
}
