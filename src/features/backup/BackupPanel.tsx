import {HardDriveDownload} from 'lucide-react';
import {bytesText, plural} from '#/base/format';
import {saveBackup} from '#/client/backups';
import {Button} from '#/ui/Button';
import {Panel} from '#/ui/Panel';
import styles from './BackupScreen.module.css';
import {Progress} from './Progress';
import {useWork} from './useWork';

/** Writes the backup, and says what is in it. */
export function BackupPanel({obstacle}: {readonly obstacle: string | null}) {
  const saving = useWork((_: null, signal) => saveBackup(signal));
  const {isBusy, result, notice} = saving;
  return (
    <Panel title="Back up" hint="One zip archive, written piece by piece.">
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          In it are the staged files with where they came from, the database with every table, your
          own in <code>scratch</code> too, the schemas, the configuration, the autoloader’s
          checkpoints and this page’s settings, each with its checksum.
        </p>
        <div className={styles['row']}>
          <Button
            kind="primary"
            icon={<HardDriveDownload />}
            busy={isBusy}
            disabled={obstacle !== null}
            title={obstacle ?? undefined}
            onClick={() => saving.start(null)}
          >
            Save a backup
          </Button>
          {obstacle && <p className={styles['muted']}>{obstacle}</p>}
        </div>
        {isBusy && <Progress label="Backup written" onCancel={saving.cancel} />}
        <p role="status" className={styles['muted']}>
          {result &&
            `${result.fileName} is written: ${plural(result.entries, 'part')}, ${bytesText(result.bytes)}.`}
        </p>
        {notice}
      </div>
    </Panel>
  );
}
