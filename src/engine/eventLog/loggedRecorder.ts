import type {UpdateRecorder} from '../pipeline/updateRecorder';
import type {EventLog} from './eventLog';
import {flowEnd, flowRunning} from './flowEvents';
import {createUpdate, updateProgress} from './pipelineEvents';

const ends: ReadonlySet<string> = new Set([
  'COMPLETED',
  'FAILED',
  'SKIPPED',
  'STOPPED',
  'EXCLUDED',
]);

/** A recorder that also notes in the event log how an update and its flows go on. */
export function loggedRecorder(recorder: UpdateRecorder, log: EventLog): UpdateRecorder {
  const {updateId} = recorder.progress();
  log.note(createUpdate(recorder.progress()));
  return {
    progress: () => recorder.progress(),
    patch(change) {
      const before = recorder.progress().state;
      recorder.patch(change);
      const progress = recorder.progress();
      if (progress.state !== before) log.note(updateProgress(progress));
    },
    flow(table, change) {
      const stateOf = () => recorder.progress().flows.find((flow) => flow.table === table);
      const before = stateOf()?.state;
      recorder.flow(table, change);
      const flow = stateOf();
      if (!flow || flow.state === before) return;
      if (flow.state === 'RUNNING' && flow.layer !== 'bronze')
        log.note(flowRunning(updateId, flow));
      if (!ends.has(flow.state)) return;
      // A bronze table without a new file has no flow to tell of.
      if (flow.layer === 'bronze' && flow.state === 'COMPLETED' && before === 'QUEUED') return;
      log.note(flowEnd(updateId, flow));
    },
  };
}
