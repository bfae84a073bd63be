import {useQuery, useQueryClient} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import {useSaved} from '#/client/useSaved';
import {type Pace, paceLimits} from '#/contracts/pace';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Select} from '#/ui/Select';
import styles from './SettingsScreen.module.css';

const {free, sponsor} = paceLimits;
const queryKey = ['pace'];
const perSecond = [1, 2, 3, 4, 5, 6];
const perMinute = [5, 10, 20, 30, 45, 60];

/** How quickly OpenF1 is asked; never quicker than it allows. */
export function PaceForm() {
  const queries = useQueryClient();
  const pace = useQuery({queryKey, queryFn: ({signal}) => engine.pace({}, {signal})});
  const {shown, change, error} = useSaved<Pace | undefined>(
    pace.data,
    async (next) => next && queries.setQueryData(queryKey, await engine.setPace(next)),
  );
  const failure = error ?? pace.error;
  return (
    <>
      {shown && (
        <div className={styles['pair']}>
          <Select
            label="Requests a second, at most"
            value={String(shown.perSecond ?? '')}
            options={optionsOf(perSecond, free.perSecond)}
            onChange={(text) => change({...shown, perSecond: numberOf(text)})}
          />
          <Select
            label="Requests a minute, at most"
            value={String(shown.perMinute ?? '')}
            options={optionsOf(perMinute, free.perMinute)}
            onChange={(text) => change({...shown, perMinute: numberOf(text)})}
          />
        </div>
      )}
      <p className={styles['muted']}>
        {`OpenF1 allows ${free.perSecond} a second and ${free.perMinute} a minute, its sponsors ${sponsor.perSecond} and ${sponsor.perMinute}. LapLake never asks more often; less is kinder to a slow connection.`}
      </p>
      {failure && <ErrorNotice failure={toFailure(failure)} />}
    </>
  );
}

const numberOf = (text: string) => (text === '' ? null : Number(text));

const optionsOf = (numbers: readonly number[], allowed: number) => [
  {value: '', label: 'As OpenF1 allows'},
  ...numbers.map((number) => ({
    value: String(number),
    label: number > allowed ? `${number}, as a sponsor` : String(number),
  })),
];
