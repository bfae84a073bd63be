import {setContinuous, useContinuous} from '#/client/continuous';
import type {Pause} from '#/client/isRunDue';
import {toFailure, useLake} from '#/client/lake';
import {useSaved} from '#/client/useSaved';
import {Checkbox} from '#/ui/Checkbox';
import {ErrorNotice} from '#/ui/ErrorNotice';

const pauses: Readonly<Record<NonNullable<Pause>, string>> = {
  hidden: 'Pauses while this tab is hidden.',
  offline: 'Pauses while offline.',
};
const clock = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Lakeflow's continuous mode: new files are picked up with no click. */
export function ContinuousSwitch() {
  const continuous = useLake(({status}) => status?.config.continuous ?? false);
  const isOpen = useLake(({phase}) => phase === 'open');
  const pause = useContinuous((state) => state.pause);
  const lookedAt = useContinuous((state) => state.lookedAt);
  const {shown, change, error} = useSaved(continuous, setContinuous);
  return (
    <>
      <Checkbox
        checked={shown}
        disabled={!isOpen}
        onChange={change}
        hint={continuous && stateText(pause, lookedAt)}
      >
        Run by itself when files arrive
      </Checkbox>
      {error && <ErrorNotice failure={toFailure(error)} />}
    </>
  );
}

function stateText(pause: Pause, lookedAt: number | null): string {
  if (pause !== null) return pauses[pause];
  return lookedAt === null ? '' : `Last looked at ${clock.format(lookedAt)}.`;
}
