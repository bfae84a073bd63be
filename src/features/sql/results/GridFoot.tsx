import {Copy, Eye} from 'lucide-react';
import {countText} from '#/base/format';
import type {ResultProfile} from '#/contracts/query';
import {Button} from '#/ui/Button';
import {Menu, menuItemClass} from '#/ui/Menu';
import {type CopyFormat, copyFormats} from './copyText';
import type {CellPlace} from './gridSelection';
import styles from './SqlResults.module.css';
import type {SqlResult} from './useSqlRun';

interface GridFootProps {
  readonly result: SqlResult;
  readonly active: CellPlace;
  /** Null while none is shown. */
  readonly profile: ResultProfile | null;
  /** Of the last copying, in words. */
  readonly outcome: string | null;
  readonly onShow: () => void;
  readonly onCopy: (format: CopyFormat) => void;
}

/** Where the cursor is, what the profile is of, and what can be done with cells. */
export function GridFoot({result, active, profile, outcome, onShow, onCopy}: GridFootProps) {
  const {columns, rows} = result;
  const name = columns[active.column]?.name ?? '';
  return (
    <div className={styles['foot']}>
      <span className={styles['cell']}>
        {rows > 0 && `${name}, row ${countText(active.row + 1)}`}
      </span>
      {profile?.isSample && (
        <span>{`Profile of a sample: ${countText(profile.rows)} of ${countText(rows)} rows`}</span>
      )}
      <span role="status">{outcome}</span>
      {rows > 0 && (
        <>
          <Button kind="quiet" icon={<Eye />} onClick={onShow}>
            Show value
          </Button>
          <Menu label="Copy cells" icon={<Copy />}>
            {copyFormats.map((format) => (
              <li key={format}>
                <button type="button" className={menuItemClass} onClick={() => onCopy(format)}>
                  {`Copy as ${format}`}
                </button>
              </li>
            ))}
          </Menu>
        </>
      )}
    </div>
  );
}
