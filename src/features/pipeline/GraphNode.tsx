import {memo} from 'react';
import type {TableName} from '#/lakehouse/define';
import {classNames} from '#/ui/classNames';
import {StatusDot} from '#/ui/StatusDot';
import {graphSizes, type PlacedNode} from '#/parts/lineage/graphLayout';
import type {Picking} from './PipelineGraph';
import styles from './PipelineGraph.module.css';
import {shortName, type TableView} from './tableView';

interface GraphNodeProps {
  readonly node: PlacedNode;
  readonly view: TableView;
  readonly isChosen: boolean;
  /** Another table and its kin stand out. */
  readonly isFaint: boolean;
  readonly picking: Picking | null;
  readonly onChoose: (table: TableName) => void;
  readonly onPoint: (table: TableName | null) => void;
}

function PlainGraphNode(props: GraphNodeProps) {
  const {node, view, isChosen, isFaint, picking, onChoose, onPoint} = props;
  const {name, layer} = node.table;
  const about = [name, view.state, view.figures, view.violations].filter(Boolean).join(', ');
  const mayPick = picking?.mayPick(name) ?? false;
  return (
    <div
      className={classNames(styles['node'], styles[layer], isFaint && styles['away'])}
      data-chosen={isChosen}
      data-tone={view.tone}
      style={{
        left: node.x,
        top: node.y,
        width: graphSizes.nodeWidth,
        height: graphSizes.nodeHeight,
      }}
      onPointerEnter={() => onPoint(name)}
      onPointerLeave={() => onPoint(null)}
    >
      {mayPick && (
        <input
          type="checkbox"
          className={styles['pick']}
          aria-label={`Choose ${name} for the run`}
          checked={picking?.picked.includes(name) ?? false}
          onChange={() => picking?.onPick(name)}
        />
      )}
      <button
        type="button"
        className={styles['open']}
        data-table={name}
        aria-pressed={isChosen}
        aria-label={about}
        title={about}
        onClick={() => onChoose(name)}
        onFocus={() => onPoint(name)}
        onBlur={() => onPoint(null)}
      >
        <span className={styles['name']}>{shortName(name)}</span>
        <span className={styles['state']}>
          <StatusDot tone={view.tone} live={view.isLive} />
          <span className={styles['words']}>{wordsOf(view)}</span>
          {view.violations && (
            <span className={styles['mark']} title={view.violations}>
              !
            </span>
          )}
        </span>
      </button>
    </div>
  );
}

/** There is little room: figures alone stand for what is completed. */
const wordsOf = ({state, tone, figures}: TableView): string =>
  tone === 'ok' && figures ? figures : [state, figures].filter(Boolean).join(' · ');

/** Each event brings new objects for all tables, though few have changed. */
export const GraphNode = memo(
  PlainGraphNode,
  ({view: a, ...before}, {view: b, ...after}) =>
    a.state === b.state &&
    a.tone === b.tone &&
    a.figures === b.figures &&
    a.violations === b.violations &&
    before.node === after.node &&
    before.isChosen === after.isChosen &&
    before.isFaint === after.isFaint &&
    before.picking === after.picking &&
    before.onChoose === after.onChoose,
);
