import {useCallback, useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import type {Query} from '#/charts/query';
import {Select} from '#/ui/Select';
import type {ComparedLap, Comparison} from './comparison';
import {speedFinding} from './findings';
import {MapScale} from './MapScale';
import type {MapColour} from './telemetrySearch';
import {TrackMap} from './TrackMap';
import {colourAt, pathOf} from './trackPath';
import type {TraceViewStore} from './traceView';
import {traceColumns, traceTable} from './traceTable';

interface TrackPanelProps {
  readonly session: number;
  readonly comparison: Comparison;
  readonly view: TraceViewStore;
  readonly by: MapColour;
  readonly onBy: (by: MapColour) => void;
  readonly queries: readonly Query<unknown>[];
}

const colours = [
  {value: 'speed', label: 'Speed'},
  {value: 'gear', label: 'Gear'},
  {value: 'delta', label: 'Gain on the first lap'},
] as const satisfies readonly {readonly value: MapColour; readonly label: string}[];

/** One lap on the circuit's map, coloured along the way. */
export function TrackPanel(props: TrackPanelProps) {
  const {session, comparison, view, by, onBy, queries} = props;
  const {laps} = comparison;
  const [picked, setPicked] = useState<string | null>(null);
  const fallback = by === 'delta' ? (laps[1] ?? laps[0]) : laps[0];
  const lap = laps.find(({key}) => key === picked) ?? fallback;
  const colourOf = useCallback(
    (metres: number) => (lap ? colourAt(lap, by, metres) : null),
    [lap, by],
  );
  const rows = useMemo(() => (lap ? traceTable([lap]) : []), [lap]);
  if (!lap || pathOf(lap).length < 2)
    return (
      <MissingData
        session={session}
        endpoints={['location']}
        title="No places on the map"
        drivers={laps.map(({driver}) => driver)}
      />
    );
  return (
    <ChartView
      name="track-map"
      label={`${lap.name} on the map, coloured by ${wordsOf(by, laps[0])}`}
      finding={by === 'delta' ? gainWords(lap, comparison) : speedFinding(lap, comparison)}
      columns={traceColumns}
      rows={rows}
      queries={queries}
      controls={
        <>
          <Select label="Colour" labelHidden value={by} options={colours} onChange={onBy} />
          <Select
            label="Lap on the map"
            labelHidden
            value={lap.key}
            options={laps.map(({key, name}) => ({value: key, label: name}))}
            onChange={setPicked}
          />
        </>
      }
      chart={
        <>
          <TrackMap
            label={`${lap.name} on the map of the circuit, coloured by ${wordsOf(by, laps[0])}`}
            comparison={comparison}
            lap={lap}
            colourOf={colourOf}
            view={view}
          />
          <MapScale lap={lap} by={by} />
        </>
      }
    />
  );
}

const wordsOf = (by: MapColour, first: ComparedLap | undefined) =>
  by === 'delta' ? `where it gains on ${first?.name ?? 'the first'}` : by;

function gainWords(lap: ComparedLap, {laps}: Comparison): string {
  const [first] = laps;
  return first === undefined || first === lap
    ? 'The lap is measured against itself: choose another lap.'
    : `Where ${lap.name} gains time on ${first.name}, and where it loses.`;
}
