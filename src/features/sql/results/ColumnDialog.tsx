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
  /** That a person gave it. */
  readonly width: number | null;
  readonly onShape: (shape: Shape) => void;
  readonly onWidth: (width: number) => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** What can be done with one column: its order, its filter, its width, its values. */
export function ColumnDialog(props: ColumnDialogProps) {
  const {column, shape, canShape, onShape, onClose} = props;
  const form = useId();
  const before = shape.filters.find((filter) => filter.column.name === column.name);
  const [draft, setDraft] = useState<ColumnFilter>(
    before ?? {column, operator: isNumber(column.type) ? '>=' : 'contains', value: ''},
  );
  const [width, setWidth] = useState(props.width === null ? '' : String(props.width));
  const others = shape.filters.filter((filter) => filter.column.name !== column.name);
  const finish = (next: Shape) => {
    onShape(next);
    onClose();
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (Number(width) >= narrowest) props.onWidth(Number(width));
    const isFilter = !needsValue(draft.operator) || draft.value !== '';
    if (canShape && (isFilter || before))
      finish({...shape, filters: isFilter ? [...others, draft] : others});
    else onClose();
  };
  return (
    <Dialog
      title={column.name}
      onClose={onClose}
      actions={
        <>
          {before && (
            <Button onClick={() => finish({...shape, filters: others})}>Remove filter</Button>
          )}
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
        <Actions
          canShape={canShape}
          onSort={(descending) => finish({...shape, sort: {column, descending}})}
          onCopy={() => {
            props.onCopy();
            onClose();
          }}
        />
        {canShape ? <FilterFields filter={draft} onFilter={setDraft} /> : <Unshapeable />}
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

function Unshapeable() {
  return (
    <p className={styles['note']}>
      Filters and order need a statement that can stand in a subquery, and a name that no other
      column has.
    </p>
  );
}

const needsValue = (operator: Operator): boolean => !operator.startsWith('is ');

interface ActionsProps {
  readonly canShape: boolean;
  readonly onSort: (descending: boolean) => void;
  readonly onCopy: () => void;
}

function Actions({canShape, onSort, onCopy}: ActionsProps) {
  return (
    <div className={styles['row']}>
      <Button disabled={!canShape} icon={<ArrowUp />} onClick={() => onSort(false)}>
        Ascending
      </Button>
      <Button disabled={!canShape} icon={<ArrowDown />} onClick={() => onSort(true)}>
        Descending
      </Button>
      <Button icon={<Copy />} onClick={onCopy}>
        Copy column
      </Button>
    </div>
  );
}

interface FilterFieldsProps {
  readonly filter: ColumnFilter;
  readonly onFilter: (filter: ColumnFilter) => void;
}

function FilterFields({filter, onFilter}: FilterFieldsProps) {
  return (
    <div className={styles['filter']}>
      <Select
        label="Filter"
        value={filter.operator}
        options={operators.map((each) => ({value: each, label: each}))}
        onChange={(operator) => onFilter({...filter, operator})}
      />
      {needsValue(filter.operator) && (
        <Field
          label="Value"
          value={filter.value}
          onChange={(event) => onFilter({...filter, value: event.target.value})}
        />
      )}
    </div>
  );
}
