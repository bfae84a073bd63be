import type {TableName} from '#/lakehouse/define';

/** What a button does about a finding. */
export type Repair =
  | {
      readonly kind:
        | 'rescan'
        | 'retry-malformed'
        | 'retry-skipped'
        | 'run-pipeline'
        | 'full-refresh'
        | 'stop-pipeline'
        | 'restart-engine'
        | 'resume-ingest'
        | 'ask-persistence'
        | 'delete-set-aside'
        | 'take-over';
    }
  | {readonly kind: 'reset-checkpoint'; readonly table: TableName};

/** A page where a person decides. */
export interface Place {
  readonly to:
    | '/ingest'
    | '/files'
    | '/settings'
    | '/settings/storage'
    | '/pipeline'
    | '/quality'
    | '/runs';
  readonly label: string;
}

export interface Finding {
  /** fine: nothing of the kind; problem: it is so; waiting: it is so, and goes by by itself. */
  readonly state: 'fine' | 'problem' | 'waiting';
  readonly lines: readonly string[];
  readonly repairs: readonly Repair[];
  readonly places: readonly Place[];
}

const labels: Readonly<Record<Repair['kind'], string>> = {
  rescan: 'Look through the volume',
  'retry-malformed': 'Have them tried again',
  'retry-skipped': 'Have skipped files loaded',
  'run-pipeline': 'Run the pipeline',
  'full-refresh': 'Run a full refresh',
  'stop-pipeline': 'Stop the pipeline',
  'restart-engine': 'Restart the engine',
  'resume-ingest': 'Resume fetching',
  'ask-persistence': 'Ask to keep it for good',
  'delete-set-aside': 'Delete what was set aside',
  'take-over': 'Take over here',
  'reset-checkpoint': 'Load its files again',
};

export const repairLabel = (repair: Repair): string =>
  repair.kind === 'reset-checkpoint'
    ? `Load the files of ${repair.table} again`
    : labels[repair.kind];
