import {Maximize, ZoomIn, ZoomOut} from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type {TableName} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {Button} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import {GraphNode} from './GraphNode';
import {
  edgePath,
  type GraphLayout,
  graphLayout,
  graphSizes,
  neighbour,
} from '#/parts/lineage/graphLayout';
import styles from './PipelineGraph.module.css';
import {kinOf} from '#/parts/lineage/tableGraph';
import {layerWords, type TableView} from './tableView';

interface PipelineGraphProps {
  readonly viewOf: (table: TableName) => TableView;
  readonly chosen: TableName | null;
  readonly onChoose: (table: TableName) => void;
  /** Tables ticked for a run, and which may be; null while none are asked for. */
  readonly picking: Picking | null;
  /** Tables to show instead of the kin of the chosen one: those a column comes through. */
  readonly traced: ReadonlySet<TableName> | null;
}

export interface Picking {
  readonly picked: readonly TableName[];
  readonly mayPick: (table: TableName) => boolean;
  readonly onPick: (table: TableName) => void;
}

/** The tables as a graph from left to right. The hovered, focused or chosen one has its kin stand out. */
export function PipelineGraph(props: PipelineGraphProps) {
  const {viewOf, chosen, onChoose, picking, traced} = props;
  const layout = useMemo(() => graphLayout(tables), []);
  const [pointed, setPointed] = useState<TableName | null>(null);
  const shown = pointed ?? chosen;
  const kin = useMemo(() => related(shown, layout), [shown, layout]);
  const near = pointed === null && traced !== null ? traced : kin;
  const {zoom, isFitted, setZoom, frame, fit} = useZoom(layout.width);
  useScrollTo(frame, isFitted ? chosen : null, layout);
  return (
    <div className={styles['graph']}>
      <div className={styles['bar']}>
        <p>Point at a table to see what it reads and what reads it. Arrow keys follow the edges.</p>
        <ZoomBar zoom={zoom} onZoom={setZoom} onFit={fit} />
      </div>
      {/* A scrolling region must be reachable by keyboard. */}
      <div ref={frame} className={styles['frame']} role="region" aria-label="Graph" tabIndex={0}>
        <div style={{width: layout.width * zoom, height: layout.height * zoom}}>
          <div
            className={styles['canvas']}
            onKeyDown={(event) => moveAlong(event, layout)}
            style={{width: layout.width, height: layout.height, transform: `scale(${zoom})`}}
          >
            <Edges layout={layout} near={near} />
            {layout.columns.map(({layers, x}) => (
              <p
                key={x}
                className={styles['column']}
                style={{left: x, width: graphSizes.nodeWidth}}
              >
                {layers.map((layer) => layerWords[layer]).join(' · ')}
              </p>
            ))}
            {layout.nodes.map((node) => (
              <GraphNode
                key={node.table.name}
                node={node}
                view={viewOf(node.table.name)}
                isChosen={node.table.name === chosen}
                isFaint={near !== null && !near.has(node.table.name)}
                picking={picking}
                onChoose={onChoose}
                onPoint={setPointed}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Arrow keys move from a focused table to another. */
function moveAlong(event: KeyboardEvent<HTMLDivElement>, layout: GraphLayout): void {
  const focused = event.target instanceof HTMLElement ? event.target.dataset['table'] : undefined;
  const node = layout.nodes.find(({table}) => table.name === focused);
  const next = node && neighbour(layout, node.table.name, event.key);
  if (!next) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>(`[data-table="${next}"]`)?.focus();
}

/** A table and all its kin; null for no table. */
function related(table: TableName | null, {edges}: GraphLayout): ReadonlySet<TableName> | null {
  if (table === null) return null;
  const {ancestors, descendants} = kinOf(table, edges);
  return new Set([table, ...ancestors, ...descendants]);
}

interface EdgesProps {
  readonly layout: GraphLayout;
  readonly near: ReadonlySet<TableName> | null;
}

/** An edge stands out when both its ends do. Drawn last, those are above the others. */
const Edges = memo(function Edges({layout, near}: EdgesProps) {
  const byName = new Map(layout.nodes.map((node) => [node.table.name, node]));
  const isNear = ({from, to}: GraphLayout['edges'][number]) =>
    near !== null && near.has(from) && near.has(to);
  const ordered = layout.edges.toSorted((a, b) => Number(isNear(a)) - Number(isNear(b)));
  return (
    <svg className={styles['edges']} width={layout.width} height={layout.height} aria-hidden="true">
      {ordered.map((edge): ReactNode => {
        const [from, to] = [byName.get(edge.from), byName.get(edge.to)];
        if (!from || !to) return null;
        return (
          <path
            key={`${edge.from} ${edge.to}`}
            d={edgePath(from, to)}
            className={classNames(
              styles['edge'],
              isNear(edge) ? styles['near'] : near !== null && styles['faint'],
            )}
          />
        );
      })}
    </svg>
  );
});

const zooms = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5] as const;
/** What is smaller is not read without an effort. */
const leastFitted = 0.8;

/** As small as lets all columns fit, though not too small to read, at first and when asked. */
function useZoom(width: number) {
  const [zoom, setZoom] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const fit = useCallback(() => {
    const room = (frame.current?.clientWidth ?? width) - 2;
    setZoom(Math.min(1, Math.max(leastFitted, Math.floor((room / width) * 100) / 100)));
  }, [width]);
  useLayoutEffect(fit, [fit]);
  return {zoom: zoom ?? 1, isFitted: zoom !== null, setZoom, frame, fit};
}

/** Brings the chosen table into the frame, when it is outside. */
function useScrollTo(
  frame: {readonly current: HTMLDivElement | null},
  chosen: TableName | null,
  layout: GraphLayout,
): void {
  useEffect(() => {
    if (chosen === null || !layout.nodes.some(({table}) => table.name === chosen)) return;
    const button = frame.current?.querySelector<HTMLElement>(`[data-table="${chosen}"]`);
    const [outer, inner] = [
      frame.current?.getBoundingClientRect(),
      button?.getBoundingClientRect(),
    ];
    if (!outer || !inner) return;
    const left = Math.min(0, inner.left - outer.left) + Math.max(0, inner.right - outer.right);
    const top = Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom);
    frame.current?.scrollBy({left, top});
  }, [chosen, frame, layout]);
}

interface ZoomBarProps {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onFit: () => void;
}

function ZoomBar({zoom, onZoom, onFit}: ZoomBarProps) {
  const smaller = zooms.findLast((step) => step < zoom - 0.01);
  const larger = zooms.find((step) => step > zoom + 0.01);
  return (
    <div className={styles['zoom']} role="group" aria-label="Zoom">
      <Button
        kind="quiet"
        iconOnly
        aria-label="Zoom out"
        icon={<ZoomOut />}
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      />
      <span className={styles['percent']}>{Math.round(zoom * 100)} %</span>
      <Button
        kind="quiet"
        iconOnly
        aria-label="Zoom in"
        icon={<ZoomIn />}
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      />
      <Button kind="quiet" iconOnly aria-label="Fit to width" icon={<Maximize />} onClick={onFit} />
    </div>
  );
}
