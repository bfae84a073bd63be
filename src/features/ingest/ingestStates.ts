import type {IngestState} from '#/contracts/engine';
import type {Tone} from '#/ui/Badge';

/** How the states of an ingest are shown. */
export const ingestStates: Readonly<Record<IngestState, readonly [Tone, string]>> = {
  planned: ['accent', 'Planned'],
  running: ['accent', 'Running'],
  waiting: ['warn', 'Waiting'],
  completed: ['ok', 'Completed'],
  failed: ['bad', 'Failed'],
  cancelled: ['warn', 'Cancelled'],
  interrupted: ['warn', 'Interrupted'],
};
