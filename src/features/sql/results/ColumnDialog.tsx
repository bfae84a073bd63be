import {ArrowDown, ArrowUp, Copy} from 'lucide-react';
import {type FormEvent, useId, useState} from 'react';
import type {ResultColumn} from '#/contracts/query';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {Field} from '#/ui/Field';
import {Select} from '#/ui/Select';
import {isNumber} from './columnKind';
import {narrowest} from './gridLayout';
import styles from './SqlResults.module.css';
import {type ColumnFilter, type Operator, operators, type Shape} from './shapedSql';

interface ColumnDialogProps {
  readonly column: ResultColumn;
  readonly shape: Shape;
  /** False where the statement cannot stand in a subquery, or another column has the same name. */
  readonly canShape: boolean;
  readonly width: number;
  readonly onShape: (shape: Shape) => void;
  readonly onWidth: (width: number) => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** What can be done with one column: its order, its filter, its width, its values. */
export function ColumnDialog(props: ColumnDialogProps) {
  const {column, shape, canShape, onShape, onCopy, onClose} = props;
  const form = useId();
  const before = shape.filters.find((filter) => filter.column.name === column.name);
  const [operator, setOperator] = useState<Operator>(
    before?.operator ?? (isNumber(column.type) ? '>=' : 'contains'),
  );
  const [value, setValue] = useState(before?.value ?? '');
  const [width, setWidth] = useState(String(Math.round(props.width)));
  const needsValue = !operator.startsWith('is ');
  const others = shape.filters.filter((filter) => filter.column.name !== column.name);
  const filterBy = (filters: readonly ColumnFilter[]) => {
    onShape({...shape, filters});
    onClose();
  };
  const sortBy = (descending: boolean) => {
    onShape({...shape, sort: {column, descending}});
    onClose();
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (Number(width) >= narrowest) props.onWidth(Number(width));
    if (canShape && (!needsValue || value !== '' || before))
      filterBy(needsValue && value === '' ? others : [...others, {column, operator, value}]);
    else onClose();
  };
  return (
    <Dialog
      title={`${column.name}`}
      onClose={onClose}
      actions={
        <>
          {before && <Button onClick={() => filterBy(others)}>Remove filter</Button>}
          <Button kind="primary" type="submit" form={form}>
            Apply
          </Button>
        </>
      }
    >
      <form id={form} className={styles['column']} onSubmit={apply}>
        <p className={styles['note']}>
          <code>{column.type}</code>
        </p>
        <div className={styles['row']}>
          <Button disabled={!canShape} icon={<ArrowUp />} onClick={() => sortBy(false)}>
            Ascending
          </Button>
          <Button disabled={!canShape} icon={<ArrowDown />} onClick={() => sortBy(true)}>
            Descending
          </Button>
          <Button icon={<Copy />} onClick={onCopy}>
            Copy column
          </Button>
        </div>
        {canShape ? (
          <div className={styles['filter']}>
            <Select
              label="Filter"
              value={operator}
              options={operators.map((each) => ({value: each, label: each}))}
              onChange={setOperator}
            />
            {needsValue && (
              <Field
                label="Value"
                value={value}
                onChange={(event) => setValue(event.target.value)}
              />
            )}
          </div>
        ) : (
          <p className={styles['note']}>
            Filters and order need a statement that can stand in a subquery, and a name that no
            other column has.
          </p>
        )}
        <Field
          label="Width in pixels"
          type="number"
          min={narrowest}
          value={width}
          onChange={(event) => setWidth(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
