import {bytesText, countText, plural} from '#/base/format';
import {discardBackup, restoreBackup} from '#/client/backups';
import {useLake} from '#/client/lake';
import type {BackupContent, CheckedBackup} from '#/contracts/backup';
import type {LakeStatus} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {formatWhen} from '#/ui/format';
import {SmallTable} from '#/ui/SmallTable';
import {useNow} from '#/ui/useNow';
import styles from './BackupScreen.module.css';
import {useWork} from './useWork';

interface ReplaceDialogProps {
  readonly checked: CheckedBackup;
  readonly onClose: () => void;
}

/** What goes and what comes, side by side; nothing happens before the button. */
export function ReplaceDialog({checked: {checkId, content}, onClose}: ReplaceDialogProps) {
  const status = useLake((lake) => lake.status);
  const now = useNow(false);
  const restoring = useWork(() => restoreBackup(checkId));
  const close = () => {
    void discardBackup(checkId).catch(console.warn);
    onClose();
  };
  return (
    <Dialog
      title="Replace this lake?"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Keep this lake</Button>
          <Button kind="primary" busy={restoring.isBusy} onClick={() => restoring.start(undefined)}>
            Replace it with the backup
          </Button>
        </>
      }
    >
      <div className={styles['stack']}>
        <p>
          {`The backup of ${formatWhen(content.createdAt, now)} is whole. Everything this browser keeps for LapLake goes and the backup takes its place:`}
        </p>
        <SmallTable
          label="What is replaced"
          columns={[
            {id: 'what', label: '', isRowHeader: true, render: ({what}) => what},
            {id: 'today', label: 'This lake', render: ({today}) => today},
            {id: 'after', label: 'The backup', render: ({after}) => after},
          ]}
          rows={status ? comparison(status, content) : []}
          rowKey={({what}) => what}
        />
        {restoring.notice}
      </div>
    </Dialog>
  );
}

interface Compared {
  readonly what: string;
  readonly today: string;
  readonly after: string;
}

const layers = ['bronze', 'silver', 'gold'] as const;

function comparison(
  {config, files, tables}: LakeStatus,
  backup: BackupContent,
): readonly Compared[] {
  const {catalog, schema} = config.configuration;
  return [
    {what: 'Name', today: `${catalog}.${schema}`, after: `${backup.catalog}.${backup.schema}`},
    {
      what: 'Staged files',
      today: `${countText(files.staged)}, ${bytesText(files.stagedBytes)}`,
      after: `${countText(backup.stagedFiles)}, ${bytesText(backup.stagedBytes)}`,
    },
    ...layers.map((layer) => ({
      what: `Rows in ${layer}`,
      today: countText(sum(tables.filter((table) => table.layer === layer).map(({rows}) => rows))),
      after: countText(sum(rowsOf(backup, layer))),
    })),
    {
      what: 'Tables of your own',
      today: 'all in scratch',
      after: plural(backup.tables.filter(({name}) => name.startsWith('scratch.')).length, 'table'),
    },
  ];
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

const rowsOf = ({tables}: BackupContent, layer: string): readonly number[] =>
  tables.filter(({name}) => new RegExp(`^\\w+\\.${layer}_`).test(name)).map(({rows}) => rows);
