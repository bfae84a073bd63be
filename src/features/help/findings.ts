import {fileSetAside, noBronzeData, schemaErrors} from './dataFindings';
import type {LakeFacts} from './lakeFacts';
import {
  browsers,
  databaseRebuilt,
  engineStopped,
  lakeElsewhere,
  storageFull,
} from './placeFindings';
import type {Finding} from './repair';
import {flowFailed, stuckPipeline} from './runFindings';
import {liveSession, slowSource} from './sourceFindings';
import type {HelpTopic} from './symptoms';

/** What a check of each symptom says about the lake as it was found. Pure. */
export const findings: Readonly<Record<HelpTopic, (facts: LakeFacts) => Finding>> = {
  'no-bronze-data': (facts) => answered(facts, noBronzeData),
  'schema-errors': (facts) => answered(facts, schemaErrors),
  'stuck-pipeline': (facts) => answered(facts, stuckPipeline),
  'flow-failed': (facts) => answered(facts, flowFailed),
  'file-set-aside': (facts) => answered(facts, fileSetAside),
  'live-session': (facts) => answered(facts, liveSession),
  'slow-source': (facts) => answered(facts, slowSource),
  'storage-full': storageFull,
  'database-rebuilt': (facts) => answered(facts, databaseRebuilt),
  'lake-elsewhere': lakeElsewhere,
  'engine-stopped': engineStopped,
  browsers,
};

/** Without an answer of the engine nothing else can be told. */
function answered(facts: LakeFacts, find: (facts: LakeFacts) => Finding): Finding {
  if (facts.status !== null) return find(facts);
  return facts.phase === 'elsewhere' || facts.phase === 'moved'
    ? lakeElsewhere(facts)
    : engineStopped(facts);
}
