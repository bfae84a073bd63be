import {Link} from '@tanstack/react-router';
import {Fragment, useEffect, useMemo, useRef} from 'react';
import type {TableName} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {edgePath, type GraphLayout, graphLayout, graphSizes} from '#/parts/lineage/graphLayout';
import {graphEdges, kinOf} from '#/parts/lineage/tableGraph';
import {classNames} from '#/ui/classNames';
import styles from './Lineage.module.css';

interface LineageGraphProps {
  readonly table: TableName;
  /** The tables a column comes through: only they are shown; null while none is chosen. */
  readonly traced: ReadonlySet<string> | null;
}

/** What a table is made from on its left and what is made from it on its right, near and far. */
export function LineageGraph({table, traced}: LineageGraphProps) {
  const layout = useMemo(() => {
    const {ancestors, descendants} = kinOf(table, graphEdges(tables));
    const isKin = (name: TableName) =>
      name === table || ancestors.has(name) || descendants.has(name);
    return graphLayout(tables.filter(({name}) => isKin(name) && (traced?.has(name) ?? true)));
  }, [table, traced]);
  const byName = new Map(layout.nodes.map((node) => [node.table.name, node]));
  const frame = useCentred(layout, table);
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
                className={classNames(styles['edge'], traced !== null && styles['near'])}
              />
            );
          })}
        </svg>
        {layout.nodes.map(({table: {name, layer}, x, y}) => (
          <Link
            key={name}
            to="/tables/$table"
            params={{table: name}}
            search={{tab: 'lineage'}}
            title={name}
            aria-current={name === table ? 'true' : undefined}
            className={classNames(styles['node'], styles[layer])}
            style={{left: x, top: y, width: graphSizes.nodeWidth, height: graphSizes.nodeHeight}}
          >
            <span>{atUnderscores(name)}</span>
          </Link>
        ))}
      </div>
    </div>
  );
}

/** The name, which breaks between its words. */
const atUnderscores = (name: string) =>
  name.split('_').map((word, at) => (
    <Fragment key={at}>
      {at > 0 && '_'}
      <wbr />
      {word}
    </Fragment>
  ));

/** Scrolls the frame so that the table stands in its middle. */
function useCentred(layout: GraphLayout, table: TableName) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = layout.nodes.find((one) => one.table.name === table);
    const box = frame.current;
    if (!box || !node) return;
    box.scrollTo({
      left: node.x - (box.clientWidth - graphSizes.nodeWidth) / 2,
      top: node.y - graphSizes.head - (box.clientHeight - graphSizes.nodeHeight) / 2,
    });
  }, [layout, table]);
  return frame;
}
