import {useMutation} from '@tanstack/react-query';
import {Link, useNavigate} from '@tanstack/react-router';
import {ArrowRight, Check} from 'lucide-react';
import {type ReactNode, useState} from 'react';
import {isIngestRunning, isUpdateRunning, toFailure, useLake} from '#/client/lake';
import {ingestOf, runPipeline} from '#/client/lakeActions';
import {usePreferences} from '#/client/preferences';
import type {SourceName} from '#/contracts/engine';
import {Button, buttonClass} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCounted} from '#/ui/format';
import {ContinuousSwitch} from './ContinuousSwitch';
import {nextStep, pendingFiles, raceCount, type Step} from './nextStep';
import {planSampleWeekend} from './sampleWeekend';
import {SourceChoice} from './SourceChoice';
import styles from './Steps.module.css';

/** Ingest, run, read: the way from nothing to a race, with what to do next standing out. */
export function Steps() {
  const step = useLake(nextStep);
  const ingest = useMutation({mutationFn: () => ingestOf(planSampleWeekend)});
  const run = useMutation({mutationFn: () => runPipeline()});
  return (
    <>
      <div className={styles['steps']}>
        <IngestStep step={step} onSample={ingest.mutate} isPending={ingest.isPending} />
        <RunStep step={step} onRun={run.mutate} isPending={run.isPending} />
        <ReadStep step={step} />
      </div>
      {ingest.error && (
        <ErrorNotice failure={toFailure(ingest.error)} onRetry={() => ingest.mutate()} />
      )}
      {run.error && <ErrorNotice failure={toFailure(run.error)} onRetry={() => run.mutate()} />}
    </>
  );
}

interface StepFrameProps {
  readonly number: number;
  readonly title: string;
  readonly isNow: boolean;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

function StepFrame({number, title, isNow, isDone, children}: StepFrameProps) {
  return (
    <section
      className={classNames(styles['step'], isNow ? styles['now'] : isDone && styles['done'])}
      aria-label={title}
    >
      <div className={styles['head']}>
        <span className={styles['number']} aria-hidden="true">
          {isDone && !isNow ? <Check /> : number}
        </span>
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

interface IngestStepProps {
  readonly step: Step;
  readonly onSample: () => void;
  readonly isPending: boolean;
}

function IngestStep({step, onSample, isPending}: IngestStepProps) {
  const preferred = usePreferences((preferences) => preferences.source);
  const [source, setSource] = useState<SourceName>(preferred);
  const navigate = useNavigate();
  const running = useLake(({ingest}) => isIngestRunning(ingest));
  const staged = useLake(({status}) => status?.files.staged ?? 0);
  return (
    <StepFrame number={1} title="Get data" isNow={step === 'ingest'} isDone={staged > 0}>
      <SourceChoice source={source} onChange={setSource} />
      <div className={styles['action']}>
        <Button
          kind={step === 'ingest' ? 'primary' : 'secondary'}
          size="large"
          busy={isPending || running}
          onClick={() => {
            if (source === 'sample') onSample();
            else void navigate({to: '/ingest', search: {source}});
          }}
        >
          Ingest
        </Button>
      </div>
    </StepFrame>
  );
}

interface RunStepProps {
  readonly step: Step;
  readonly onRun: () => void;
  readonly isPending: boolean;
}

function RunStep({step, onRun, isPending}: RunStepProps) {
  const running = useLake(({update}) => isUpdateRunning(update));
  const pending = useLake(pendingFiles);
  const hasStaged = useLake(({status}) => (status?.files.staged ?? 0) > 0);
  const ran = useLake(({update}) => update?.state === 'COMPLETED');
  return (
    <StepFrame number={2} title="Refine it" isNow={step === 'run'} isDone={ran && pending === 0}>
      <p className={styles['text']}>{runText(pending, hasStaged)}</p>
      <ContinuousSwitch />
      <div className={styles['action']}>
        <Button
          kind={step === 'run' ? 'primary' : 'secondary'}
          size="large"
          busy={isPending || running}
          onClick={onRun}
        >
          Run Pipeline
        </Button>
      </div>
    </StepFrame>
  );
}

function runText(pending: number, hasStaged: boolean): string {
  if (pending > 0)
    return `${formatCounted(pending, 'new file')} to load into bronze, then silver and gold follow.`;
  return hasStaged
    ? 'No staged file waits. Running again finds nothing new, or what failed before.'
    : 'Loads each staged file exactly once into bronze, then refines silver and gold.';
}

function ReadStep({step}: {readonly step: Step}) {
  const races = useLake(raceCount);
  const ran = useLake(({update}) => update?.state === 'COMPLETED');
  return (
    <StepFrame number={3} title="Read the story" isNow={step === 'read'} isDone={false}>
      <p className={styles['text']}>{readText(races, ran)}</p>
      <div className={styles['action']}>
        {races > 0 || ran ? (
          <Link
            to="/races"
            className={buttonClass({
              kind: step === 'read' ? 'primary' : 'secondary',
              size: 'large',
            })}
          >
            Read the races
            <ArrowRight />
          </Link>
        ) : (
          <Link to="/tables" className={buttonClass({kind: 'quiet', size: 'large'})}>
            See what the tables are
          </Link>
        )}
      </div>
    </StepFrame>
  );
}

function readText(races: number, ran: boolean): string {
  if (races > 0)
    return `${formatCounted(races, 'race')} in the lake: who won and why, pace, tyres, stops and telemetry.`;
  return ran
    ? 'The pipeline ran, but none of the files is of a race. Ingest a race session to read its story.'
    : 'Results, pace, tyres and stops of each race appear here once the pipeline has run.';
}
