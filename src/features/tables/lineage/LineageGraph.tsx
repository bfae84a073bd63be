import {Link} from '@tanstack/react-router';
import {useEffect, useMemo, useRef} from 'react';
import type {TableName} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {edgePath, graphLayout, graphSizes} from '#/parts/lineage/graphLayout';
import {graphEdges, kinOf} from '#/parts/lineage/tableGraph';
import {classNames} from '#/ui/classNames';
import styles from './Lineage.module.css';

interface LineageGraphProps {
  readonly table: TableName;
  /** The tables a column comes through; null while none is chosen. */
  readonly traced: ReadonlySet<string> | null;
}

/** What a table is made from on its left and what is made from it on its right, near and far. */
export function LineageGraph({table, traced}: LineageGraphProps) {
  const layout = useMemo(() => {
    const {ancestors, descendants} = kinOf(table, graphEdges(tables));
    return graphLayout(
      tables.filter(({name}) => name === table || ancestors.has(name) || descendants.has(name)),
    );
  }, [table]);
  const byName = new Map(layout.nodes.map((node) => [node.table.name, node]));
  const isNear = (name: TableName) => traced === null || traced.has(name);
  const own = useRef<HTMLAnchorElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, node] = [frame.current, own.current];
    if (!box || !node) return;
    box.scrollTo({
      left: node.offsetLeft - (box.clientWidth - node.offsetWidth) / 2,
      top: node.offsetTop - (box.clientHeight - node.offsetHeight) / 2,
    });
  }, [layout]);
  return (
    // A scrolling region must be reachable by keyboard.
    <div ref={frame} className={styles['frame']} role="region" aria-label="Lineage" tabIndex={0}>
      <div
        className={styles['canvas']}
        style={{width: layout.width, height: layout.height - graphSizes.head}}
      >
        <svg
          className={styles['edges']}
          width={layout.width}
          height={layout.height}
          aria-hidden="true"
        >
          {layout.edges.map(({from, to}) => {
            const [start, end] = [byName.get(from), byName.get(to)];
            if (!start || !end) return null;
            return (
              <path
                key={`${from} ${to}`}
                d={edgePath(start, end)}
                className={classNames(
                  styles['edge'],
                  traced !== null && isNear(from) && isNear(to) && styles['near'],
                  !(isNear(from) && isNear(to)) && styles['faint'],
                )}
              />
            );
          })}
        </svg>
        {layout.nodes.map(({table: {name, layer}, x, y}) => (
          <Link
            key={name}
            ref={name === table ? own : undefined}
            to="/tables/$table"
            params={{table: name}}
            search={{tab: 'lineage'}}
            title={name}
            aria-current={name === table ? 'true' : undefined}
            className={classNames(styles['node'], styles[layer], !isNear(name) && styles['away'])}
            style={{left: x, top: y, width: graphSizes.nodeWidth, height: graphSizes.nodeHeight}}
          >
            {name}
          </Link>
        ))}
      </div>
    </div>
  );
}
