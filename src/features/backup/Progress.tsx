import {bytesText} from '#/base/format';
import {useLake} from '#/client/lake';
import {Button} from '#/ui/Button';
import {Meter} from '#/ui/Meter';
import styles from './BackupScreen.module.css';

/** How far the long work is, and the way out of it. */
export function Progress({
  label,
  onCancel,
}: {
  readonly label: string;
  readonly onCancel: () => void;
}) {
  const transfer = useLake((lake) => lake.transfer);
  const share = transfer && transfer.total > 0 ? transfer.done / transfer.total : null;
  return (
    <>
      <Meter label={label} value={share} />
      <div className={styles['row']}>
        <Button onClick={onCancel}>Cancel</Button>
        {transfer && (
          <p className={styles['muted']}>
            {`${bytesText(transfer.done)} of about ${bytesText(Math.max(transfer.done, transfer.total))}`}
          </p>
        )}
      </div>
    </>
  );
}
