import {useParams} from '@tanstack/react-router';

/** The session that the page's address names: as it is written, and as a number, null where it is none. */
export function useSessionKey(): {readonly session: number | null; readonly sessionText: string} {
  const {sessionKey: sessionText = ''} = useParams({strict: false});
  return {session: /^\d{1,9}$/.test(sessionText) ? Number(sessionText) : null, sessionText};
}
