import {prefetchSql} from '#/client/useSql';
import {sessionQueries} from './RaceScreen';

/**
 * Has the answers of a session's page there before it is shown, so that it comes at once and whole: React keeps a
 * skeleton that it has shown for 300 ms. Nothing while the lake is not open, nor for what is no session.
 */
export async function preloadRace(sessionKey: string): Promise<void> {
  if (/^\d{1,9}$/.test(sessionKey)) await prefetchSql(sessionQueries(Number(sessionKey)));
}
