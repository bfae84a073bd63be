import {Link} from '@tanstack/react-router';
import {X} from 'lucide-react';
import type {ReactNode} from 'react';
import {useLake} from '#/client/lake';
import {prefer, usePreferences} from '#/client/preferences';
import {Button, buttonClass} from '#/ui/Button';
import {TermLink} from '#/ui/TermLink';
import styles from './Guide.module.css';
import {type Guidance, guidance} from './guidance';

/** Goes along with a newcomer from nothing to a race, until it is put away. It comes back from Help. */
export function Guide() {
  const isDone = usePreferences(({isGuideDone}) => isGuideDone);
  const step = useLake(guidance);
  if (isDone) return null;
  const {title, text, action} = words[step];
  return (
    <section className={styles['guide']} aria-label="Guide">
      <div className={styles['words']} role="status">
        <p className={styles['title']}>{title}</p>
        <p>{text}</p>
      </div>
      <div className={styles['actions']}>
        {action}
        <Link to="/help/glossary" className={buttonClass({kind: 'quiet'})}>
          Glossary
        </Link>
        <Button
          kind="quiet"
          iconOnly={step !== 'done'}
          {...(step !== 'done' && {icon: <X />, 'aria-label': 'Put the guide away'})}
          onClick={() => prefer({isGuideDone: true})}
        >
          {step === 'done' && 'Put the guide away'}
        </Button>
      </div>
    </section>
  );
}

interface Words {
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
}

const words: Readonly<Record<Guidance, Words>> = {
  opening: {
    title: 'Welcome to LapLake',
    text: 'Your lake is being opened. Three steps lead to a race.',
  },
  choose: {
    title: 'Step 1 of 3: choose data',
    text: (
      <>
        Choose a source and press the blue button. The sample weekend’s practice, qualifying and
        race are simulated here, and laid into the{' '}
        <TermLink term="staging-volume">staging volume</TermLink> as files. Real sessions come from
        OpenF1, when you like.
      </>
    ),
  },
  fetching: {
    title: 'Step 1 of 3: files are being fetched',
    text: 'Each answer becomes a file, byte for byte. Below you see them come.',
  },
  run: {
    title: 'Step 2 of 3: run the pipeline',
    text: (
      <>
        The files are here. The blue button has each loaded once into{' '}
        <TermLink term="bronze">bronze</TermLink>, cleaned to{' '}
        <TermLink term="silver">silver</TermLink> and made into answers in{' '}
        <TermLink term="gold">gold</TermLink>.
      </>
    ),
  },
  running: {
    title: 'Step 2 of 3: the pipeline runs',
    text: 'Table by table; below you see each, and what its rules found.',
  },
  stuck: {
    title: 'Step 2 of 3: something went wrong',
    text: 'A table failed. The page for it looks at the lake and helps.',
    action: (
      <Link
        to="/help/$symptom"
        params={{symptom: 'flow-failed'}}
        className={buttonClass({kind: 'secondary'})}
      >
        Check and repair
      </Link>
    ),
  },
  done: {
    title: 'Step 3 of 3: look at the race',
    text: (
      <>
        The blue button leads to the races: who won and why,{' '}
        <TermLink term="stint">stints</TermLink>, pace and telemetry. From here on: real sessions
        under Ingest data, questions under SQL, and Help when something is odd.
      </>
    ),
  },
};
