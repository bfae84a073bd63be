import {useEffect, useState} from 'react';
import type {ResultColumn} from '#/contracts/query';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {Skeleton} from '#/ui/Skeleton';
import {countText, plural} from '#/base/format';
import type {CellPlace} from './gridSelection';
import type {RowCache} from './rowCache';
import styles from './SqlResults.module.css';

interface ValueDialogProps {
  readonly columns: readonly ResultColumn[];
  readonly place: CellPlace;
  readonly cache: RowCache;
  readonly onClose: () => void;
}

/** More than this would hold up the page; copying has all of it. */
const shownLength = 200_000;

/** The whole value of a cell. */
export function ValueDialog({columns, place, cache, onClose}: ValueDialogProps) {
  const {row, column: at} = place;
  const {name, type} = columns[at] ?? {name: '', type: ''};
  const [text, setText] = useState<string | null | undefined>(() => cache.at(row)?.text(row, at));
  useEffect(() => {
    let isShown = true;
    cache.load(row, row + 1).then(
      ([stretch]) => isShown && setText(stretch ? stretch.text(row, at) : null),
      () => isShown && onClose(),
    );
    return () => {
      isShown = false;
    };
  }, [cache, row, at, onClose]);
  return (
    <Dialog
      title={`${name}, row ${countText(row + 1)}`}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          disabled={typeof text !== 'string'}
          onClick={() => void navigator.clipboard.writeText(text ?? '')}
        >
          Copy value
        </Button>
      }
    >
      <p className={styles['note']}>
        <code>{type}</code>
        {typeof text === 'string' && `, ${plural(text.length, 'character')}`}
      </p>
      {text === undefined && <Skeleton lines={3} />}
      {text === null && <p>NULL</p>}
      {typeof text === 'string' && (
        <pre className={styles['value']}>{text.slice(0, shownLength)}</pre>
      )}
    </Dialog>
  );
}
