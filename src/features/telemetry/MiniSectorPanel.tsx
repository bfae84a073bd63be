import {useCallback, useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Query} from '#/charts/query';
import type {TableColumn} from '#/charts/tableColumn';
import type {MiniSector} from '#/domain/telemetry/miniSectors';
import type {Surface} from '#/ui/Canvas';
import {EmptyState} from '#/ui/EmptyState';
import type {ComparedLap, Comparison} from './comparison';
import {drawNumber, fitOf} from './drawTrack';
import {miniSectorFinding} from './findings';
import styles from './MapScale.module.css';
import {LapSwatch} from './LapSwatch';
import {TrackMap} from './TrackMap';
import {pathOf, placeOnPath} from './trackPath';
import type {TraceViewStore} from './traceView';

interface MiniSectorPanelProps {
  readonly comparison: Comparison;
  readonly parts: readonly MiniSector[];
  readonly view: TraceViewStore;
  readonly queries: readonly Query<unknown>[];
}

/** Who is fastest in each of the equal parts of the lap. */
export function MiniSectorPanel({comparison, parts, view, queries}: MiniSectorPanelProps) {
  const {laps, lengthM} = comparison;
  const located = laps.find((lap) => pathOf(lap).length > 1);
  const colourOf = useCallback(
    (metres: number) => {
      const part = parts[Math.min(parts.length - 1, Math.floor((metres / lengthM) * parts.length))];
      return part?.winner == null ? null : (laps[part.winner]?.colour ?? null);
    },
    [parts, laps, lengthM],
  );
  const names = useCallback(
    (surface: Surface) => {
      if (located) drawWinners(surface, {located, laps, parts});
    },
    [located, laps, parts],
  );
  const columns = useMemo(() => partColumns(laps), [laps]);
  const rows = useMemo(() => parts.map((part) => partRow(part, laps)), [parts, laps]);
  if (laps.length < 2)
    return <EmptyState title="One lap alone">Add another lap to compare it with.</EmptyState>;
  return (
    <ChartView
      name="mini-sectors"
      label="The fastest lap in each of 24 equal parts of the circuit"
      finding={miniSectorFinding(laps, parts)}
      columns={columns}
      rows={rows}
      queries={queries}
      chart={
        located && (
          <>
            <TrackMap
              label="Map of the circuit, each of 24 equal parts in the colour of its fastest lap"
              comparison={comparison}
              lap={located}
              colourOf={colourOf}
              more={names}
              view={view}
            />
            <ul className={styles['scale']}>
              {laps.map((lap) => (
                <li key={lap.key} className={styles['gear']}>
                  <LapSwatch lap={lap} />
                  {lap.name}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}

interface Winners {
  readonly located: ComparedLap;
  readonly laps: readonly ComparedLap[];
  readonly parts: readonly MiniSector[];
}

/** The winner's letters once for each run of parts, inside the circuit; corner numbers are outside. */
function drawWinners(surface: Surface, {located, laps, parts}: Winners): void {
  const path = pathOf(located);
  const fit = fitOf(path, surface);
  const {width, height} = surface;
  const runs = parts.filter(({winner}, i) => winner !== null && winner !== parts[i - 1]?.winner);
  for (const first of runs) {
    const next = parts.find(({number, winner}) => number > first.number && winner !== first.winner);
    const end = next?.fromM ?? parts.at(-1)?.toM ?? first.toM;
    const place = placeOnPath(path, (first.fromM + end) / 2);
    const lap = laps[first.winner ?? -1];
    if (!place || !lap) continue;
    const at = fit(place);
    // Mirrored about the track, which puts it on the other side of the corner numbers.
    const far = Math.max(1, Math.hypot(at.x - width / 2, at.y - height / 2));
    const inwards = 36 / far;
    drawNumber(surface, lap.acronym, {
      x: at.x - (at.x - width / 2) * inwards,
      y: at.y - (at.y - height / 2) * inwards,
    });
  }
}

const partColumns = (laps: readonly ComparedLap[]): readonly TableColumn[] => [
  {name: 'part', label: 'Part', type: 'BIGINT'},
  {name: 'from', label: 'From (m)', type: 'DOUBLE'},
  {name: 'to', label: 'To (m)', type: 'DOUBLE'},
  {name: 'winner', label: 'Fastest', type: 'VARCHAR'},
  {name: 'margin', label: 'Ahead by (s)', type: 'DOUBLE'},
  ...laps.map(({key, name}) => ({name: key, label: `${name} (s)`, type: 'DOUBLE'})),
];

function partRow(part: MiniSector, laps: readonly ComparedLap[]) {
  const {number, fromM, toM, winner, marginS, times} = part;
  const seconds = (value: number | null | undefined) =>
    value == null ? null : Number(value.toFixed(3));
  return {
    part: number,
    from: Number(fromM.toFixed(0)),
    to: Number(toM.toFixed(0)),
    winner: winner === null ? null : (laps[winner]?.name ?? null),
    margin: seconds(marginS),
    ...Object.fromEntries(laps.map(({key}, i) => [key, seconds(times[i])])),
  };
}
