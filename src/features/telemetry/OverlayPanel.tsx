import {ChevronLeft, ChevronRight, Maximize2, ZoomIn, ZoomOut} from 'lucide-react';
import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Query} from '#/charts/query';
import type {MiniSector} from '#/domain/telemetry/miniSectors';
import {Button} from '#/ui/Button';
import type {Comparison} from './comparison';
import {CursorLegend} from './CursorLegend';
import {overlayFinding} from './findings';
import {TraceChart} from './TraceChart';
import {traceColumns, traceTable} from './traceTable';
import type {TraceViewStore} from './traceView';
import {panBy, zoomBy} from './useTraceGestures';

interface OverlayPanelProps {
  readonly comparison: Comparison;
  readonly parts: readonly MiniSector[];
  readonly view: TraceViewStore;
  readonly queries: readonly Query<unknown>[];
}

/** The laps over each other, channel by channel. */
export function OverlayPanel({comparison, parts, view, queries}: OverlayPanelProps) {
  const rows = useMemo(() => traceTable(comparison.laps), [comparison]);
  return (
    <ChartView
      name="telemetry"
      label={`Telemetry by distance of ${comparison.laps.map(({name}) => name).join(', ')}`}
      finding={overlayFinding(comparison, parts)}
      columns={traceColumns}
      rows={rows}
      queries={queries}
      controls={<ZoomButtons view={view} lengthM={comparison.lengthM} />}
      chart={
        <>
          <CursorLegend comparison={comparison} view={view} />
          <TraceChart comparison={comparison} view={view} />
        </>
      }
    />
  );
}

function ZoomButtons({view, lengthM}: {readonly view: TraceViewStore; readonly lengthM: number}) {
  const buttons = [
    ['Zoom in', <ZoomIn key="in" />, () => zoomBy(view, 0.6, lengthM)],
    ['Zoom out', <ZoomOut key="out" />, () => zoomBy(view, 1 / 0.6, lengthM)],
    ['Move back', <ChevronLeft key="back" />, () => panBy(view, -0.25, lengthM)],
    ['Move on', <ChevronRight key="on" />, () => panBy(view, 0.25, lengthM)],
    ['Whole lap', <Maximize2 key="whole" />, () => view.setState({range: [0, lengthM]})],
  ] as const;
  return (
    <div>
      {buttons.map(([name, icon, act]) => (
        <Button
          key={name}
          kind="quiet"
          iconOnly
          icon={icon}
          aria-label={name}
          title={name}
          onClick={act}
        />
      ))}
    </div>
  );
}
