import {HardDriveUpload} from 'lucide-react';
import {useRef} from 'react';
import {checkBackup} from '#/client/backups';
import {Button} from '#/ui/Button';
import {Panel} from '#/ui/Panel';
import styles from './BackupScreen.module.css';
import {Progress} from './Progress';
import {ReplaceDialog} from './ReplaceDialog';
import {useWork} from './useWork';

/** Checks a backup byte by byte, then asks before anything is replaced. */
export function RestorePanel({obstacle}: {readonly obstacle: string | null}) {
  const input = useRef<HTMLInputElement>(null);
  const checking = useWork(checkBackup);
  const {isBusy, result, notice} = checking;
  return (
    <Panel title="Restore" hint="A backup takes the place of this browser’s lake.">
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          The backup is first unpacked beside the lake and every byte is compared with its checksum.
          Then you see what it would replace, and decide.
        </p>
        <div className={styles['row']}>
          <Button
            icon={<HardDriveUpload />}
            busy={isBusy}
            disabled={obstacle !== null}
            title={obstacle ?? undefined}
            onClick={() => input.current?.click()}
          >
            Choose a backup
          </Button>
          <input
            ref={input}
            className="visually-hidden"
            type="file"
            accept=".zip,application/zip"
            tabIndex={-1}
            aria-label="Backup file"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) checking.start(file);
            }}
          />
        </div>
        {isBusy && <Progress label="Backup checked" onCancel={checking.cancel} />}
        {notice}
        {result && <ReplaceDialog checked={result} onClose={checking.forget} />}
      </div>
    </Panel>
  );
}
