import type {TableDefinition, TableName} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {StatusDot} from '#/ui/StatusDot';
import type {Picking} from './PipelineGraph';
import styles from './TableList.module.css';
import {layerWords, type TableView} from './tableView';

interface TableListProps {
  readonly viewOf: (table: TableName) => TableView;
  /** Said under the state of a table: why a plan is what it is. */
  readonly noteOf: (table: TableName) => string;
  readonly chosen: TableName | null;
  readonly onChoose: (table: TableName) => void;
  readonly picking: Picking | null;
}

/** The tables by layer, in the order in which they are run. */
export function TableList(props: TableListProps) {
  return (
    <div className={styles['list']}>
      {(['bronze', 'silver', 'gold'] as const).map((layer) => (
        <section key={layer} aria-label={layerWords[layer]} className={styles['layer']}>
          <h3 className={styles[layer]}>{layerWords[layer]}</h3>
          <ul>
            {tables
              .filter((table) => table.layer === layer)
              .map((table) => (
                <TableItem key={table.name} table={table} {...props} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface TableItemProps extends TableListProps {
  readonly table: TableDefinition;
}

function TableItem({table, viewOf, noteOf, chosen, onChoose, picking}: TableItemProps) {
  const {name} = table;
  const view = viewOf(name);
  const note = noteOf(name);
  return (
    <li className={styles['item']} data-chosen={name === chosen}>
      {picking?.mayPick(name) && (
        <input
          type="checkbox"
          className={styles['pick']}
          aria-label={`Choose ${name} for the run`}
          checked={picking.picked.includes(name)}
          onChange={() => picking.onPick(name)}
        />
      )}
      <button
        type="button"
        className={styles['open']}
        aria-pressed={name === chosen}
        onClick={() => onChoose(name)}
      >
        <span className={styles['name']}>{name}</span>
        <span className={styles['state']}>
          <StatusDot tone={view.tone} live={view.isLive} />
          {[view.state, view.figures].filter(Boolean).join(' · ')}
        </span>
        {view.violations && <span className={styles['violations']}>{view.violations}</span>}
        {note && <span className={styles['note']}>{note}</span>}
      </button>
    </li>
  );
}
