import {Pause, Play, SkipBack, SkipForward} from 'lucide-react';
import type {KeyboardEvent} from 'react';
import {useStore} from 'zustand';
import {raceMoment} from '#/domain/replay/raceMoment';
import {Badge, type Tone} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {Select} from '#/ui/Select';
import {clockText} from './clockText';
import styles from './Replay.module.css';
import {type ReplayClockStore, speeds} from './replayClock';
import type {ReplayModel} from './replayModel';
import {useReplayTime} from './useReplayTime';

interface ReplayControlsProps {
  readonly model: ReplayModel;
  readonly clock: ReplayClockStore;
  readonly isRace: boolean;
}

const statuses = {
  GREEN: ['Green', 'ok'],
  YELLOW: ['Yellow flag', 'warn'],
  VSC: ['Virtual safety car', 'warn'],
  SC: ['Safety car', 'warn'],
  RED: ['Red flag', 'bad'],
} as const satisfies Readonly<Record<string, readonly [string, Tone]>>;

/** Play, scrub, speed; the lap and the state of the track. */
export function ReplayControls({model, clock, isRace}: ReplayControlsProps) {
  const at = useReplayTime(clock);
  const isPlaying = useStore(clock, (state) => state.isPlaying);
  const speed = useStore(clock, (state) => state.speed);
  const {lap, status, isOver} = raceMoment(model.cars, model.periods, at);
  const [words, tone] = isRace && isOver ? (['Finished', 'neutral'] as const) : statuses[status];
  const toggle = () => {
    const atEnd = clock.getState().at >= model.to;
    clock.setState({isPlaying: !isPlaying, ...(atEnd && {at: model.from})});
  };
  const seek = (to: number) => clock.setState({at: Math.min(model.to, Math.max(model.from, to))});
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    toggle();
  };
  const lapText = isRace ? `Lap ${lap} of ${model.lastLap}` : '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only adds a shortcut to what is in it
    <div className={styles['controls']} onKeyDown={onKeyDown}>
      <Button kind="primary" icon={isPlaying ? <Pause /> : <Play />} onClick={toggle}>
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <Steps model={model} at={at} isRace={isRace} onSeek={seek} />
      <input
        className={styles['time']}
        type="range"
        aria-label="Time of the session"
        aria-valuetext={`${clockText(at)} ${lapText}, ${words}`}
        min={model.from}
        max={model.to}
        step={1}
        value={at}
        onChange={(event) => seek(Number(event.target.value))}
      />
      <Select
        label="Speed"
        labelHidden
        value={String(speed)}
        options={speeds.map((factor) => ({value: String(factor), label: `${factor}x`}))}
        onChange={(factor) => clock.setState({speed: Number(factor)})}
      />
      <p className={styles['state']}>
        <span className={styles['clock']}>{clockText(at)}</span>
        {isRace && <strong>{lapText}</strong>}
        <Badge tone={tone}>{words}</Badge>
      </p>
    </div>
  );
}

interface StepsProps {
  readonly model: ReplayModel;
  readonly at: number;
  readonly isRace: boolean;
  readonly onSeek: (at: number) => void;
}

function Steps({model, at, isRace, onSeek}: StepsProps) {
  const steps = [
    [isRace ? 'Lap before' : 'Minute before', <SkipBack key="before" />, -1],
    [isRace ? 'Next lap' : 'Next minute', <SkipForward key="next" />, 1],
  ] as const;
  return steps.map(([name, icon, step]) => (
    <Button
      key={name}
      kind="quiet"
      iconOnly
      icon={icon}
      aria-label={name}
      title={name}
      onClick={() => onSeek(lapStart(model, at, {step, isRace}))}
    />
  ));
}

interface LapStep {
  readonly step: 1 | -1;
  readonly isRace: boolean;
}

/** When the first car begins the lap after this one, or the one before; a minute where laps are nobody's in common. */
function lapStart({cars, from, to}: ReplayModel, at: number, {step, isRace}: LapStep): number {
  if (!isRace) return at + step * 60;
  const begins = new Map<number, number>();
  for (const {laps} of cars)
    for (const {lap, start} of laps) begins.set(lap, Math.min(start, begins.get(lap) ?? Infinity));
  const starts = [...begins.values()].toSorted((a, b) => a - b);
  return step === 1
    ? (starts.find((start) => start > at + 0.5) ?? to)
    : (starts.findLast((start) => start < at - 2) ?? from);
}
