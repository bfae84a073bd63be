import {Link} from '@tanstack/react-router';
import {MonitorX} from 'lucide-react';
import {workingBrowsers} from '#/client/browserNeeds';
import {Button, buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import styles from './Unsupported.module.css';

interface UnsupportedProps {
  /** What the browser lacks, each in words that go on from "needs". */
  readonly missing: readonly string[];
  readonly onRetry?: () => void;
}

/** Stands where the lake cannot be opened at all: what is missing, and which browsers have it. */
export function Unsupported({missing, onRetry}: UnsupportedProps) {
  return (
    <EmptyState
      isPage
      title="LapLake cannot run in this window"
      icon={<MonitorX size={32} />}
      actions={
        <>
          {onRetry && (
            <Button kind="primary" onClick={onRetry}>
              Try again
            </Button>
          )}
          <Link to="/help/$symptom" params={{symptom: 'browsers'}} className={buttonClass()}>
            Which browsers work
          </Link>
        </>
      }
    >
      <div className={styles['unsupported']} role="alert">
        <p>LapLake needs, and does not find here:</p>
        <ul>
          {missing.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
        <p>Open it in a normal window of a current browser: {workingBrowsers}, or newer.</p>
      </div>
    </EmptyState>
  );
}
