/** Every step of loading at which a run can be broken off, in the order of a batch that goes well. */
export const steps = [
  'discovery.listed',
  'batch.chosen',
  'batch.intended',
  'transaction.begun',
  'rows.decoded',
  'rows.inserted',
  'rows.takenBack',
  'schema.evolved',
  'ledger.written',
  'sources.noted',
  'versions.recorded',
  'transaction.committed',
  'transaction.durable',
  'batch.acknowledged',
  'source.removed',
  'source.noted',
] as const;

/** Those of a flow that writes a table; with those of its transaction, which loading has too. */
export const flowSteps = ['flow.begun', 'flow.written'] as const;
/** Those of a deletion; with those of its transactions, which loading has too. */
export const deletionSteps = [
  'deletion.begun',
  'deletion.noted',
  'deletion.fileRemoved',
  'deletion.forgotten',
] as const;
export type Step =
  | (typeof steps)[number]
  | (typeof flowSteps)[number]
  | (typeof deletionSteps)[number];

type Listener = (step: Step) => Promise<void>;
let listener: Listener | null = null;

/** Says that the step has just been made. Does nothing unless a test listens, who may fail the step or hold it for ever. */
export async function passing(step: Step): Promise<void> {
  if (listener) await listener(step);
}

/** For tests: hears of every step from now on. */
export function onPassing(heard: Listener): void {
  listener = heard;
}
