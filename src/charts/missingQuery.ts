import type {EndpointName} from '#/domain/endpoints';
import type {TableName} from '#/lakehouse/define';
import type {Query} from './query';

/** An endpoint and whether the lake has rows of it. */
export interface PresenceRow {
  readonly endpoint: EndpointName;
  readonly is_there: boolean;
}

const silverOf = (endpoint: EndpointName): TableName => `silver_${endpoint}`;

/** Which sessions stand for a session: its own; for the grid, every session of the meeting. */
const scopeOf = (endpoint: EndpointName, session: number): string =>
  endpoint === 'starting_grid' || endpoint === 'meetings'
    ? `meeting_key in (select meeting_key from silver_sessions where session_key = ${session})`
    : `session_key = ${session}`;

/** Which of the endpoints have rows of a session. */
export const missingQuery = (
  session: number,
  endpoints: readonly EndpointName[],
): Query<PresenceRow> => ({
  reads: ['silver_sessions', ...endpoints.map(silverOf)],
  sql: endpoints
    .map(
      (endpoint) =>
        `select '${endpoint}' as endpoint, exists (select 1 from ${silverOf(endpoint)} where ${scopeOf(endpoint, session)}) as is_there`,
    )
    .join('\nunion all '),
});
