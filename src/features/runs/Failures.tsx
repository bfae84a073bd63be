import type {UpdateProgress} from '#/contracts/engine';
import {ErrorNotice} from '#/ui/ErrorNotice';

/** Why a run failed: of each table, or of the run as a whole. */
export function Failures({update}: {readonly update: UpdateProgress}) {
  const failed = update.flows.flatMap(({table, failure}) =>
    failure ? [{table, code: failure.code, message: `${table}: ${failure.message}`}] : [],
  );
  if (failed.length > 0)
    return failed.map(({table, ...failure}) => <ErrorNotice key={table} failure={failure} />);
  return update.state === 'FAILED' && update.failure && <ErrorNotice failure={update.failure} />;
}
