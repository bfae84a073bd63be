import {useMutation} from '@tanstack/react-query';
import {CalendarDays, ListOrdered} from 'lucide-react';
import {ingestTotals, totalsText} from '#/client/ingestTotals';
import {isIngestRunning, isUpdateRunning, toFailure, useLake} from '#/client/lake';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import styles from './LoadSeason.module.css';
import {loadSeason} from './loadSeason';
import {outcomeWords} from './seasonOutcome';
import type {SeasonPart} from './seasonRequest';

/** OpenF1 has data from this season on. */
const firstSeason = 2023;

const parts = [
  {
    part: 'calendar',
    label: 'Load the calendar',
    icon: <CalendarDays />,
    title: 'Meetings and sessions of the whole season from OpenF1: about two minutes',
  },
  {
    part: 'results',
    label: 'Load all results',
    icon: <ListOrdered />,
    title:
      'Classifications, grids, drivers and standings of every qualifying, sprint and race that is over, from OpenF1: up to ten minutes',
  },
] as const;

/** Brings the rest of a season from OpenF1, at the pace it allows; what has not changed is not staged again. */
export function LoadSeason({year}: {readonly year: number}) {
  const load = useMutation({mutationFn: (part: SeasonPart) => loadSeason(part, year)});
  const isBusy = useLake(({ingest, update}) => isIngestRunning(ingest) || isUpdateRunning(update));
  if (year < firstSeason) return null;
  return (
    <>
      {parts.map(({part, label, icon, title}) => (
        <Button
          key={part}
          icon={icon}
          title={isBusy ? 'The lake is busy; this can be loaded when it is done' : title}
          busy={load.isPending && load.variables === part}
          disabled={isBusy && !(load.isPending && load.variables === part)}
          onClick={() => load.mutate(part)}
        >
          {label}
        </Button>
      ))}
      <p className={styles['note']} role="status">
        {load.isPending && <Underway />}
        {load.data && !load.isPending && outcomeWords(load.data, year)}
      </p>
      {load.error && (
        <ErrorNotice
          failure={toFailure(load.error)}
          onRetry={() => load.variables && load.mutate(load.variables)}
        />
      )}
    </>
  );
}

/** What of the load is done, while it is under way. */
function Underway() {
  const ingest = useLake((lake) => lake.ingest);
  const update = useLake((lake) => lake.update);
  if (isUpdateRunning(update)) return 'Everything is fetched; the tables are being made.';
  if (!ingest || !isIngestRunning(ingest)) return 'Asking OpenF1 for the calendar.';
  return `Fetching at the pace OpenF1 allows. ${totalsText(ingestTotals(ingest))}.`;
}
