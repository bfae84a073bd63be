import {Link} from '@tanstack/react-router';
import {prefer, usePreferences} from '#/client/preferences';

/** Brings the first-run guide back. */
export function GuideAgain() {
  const isDone = usePreferences(({isGuideDone}) => isGuideDone);
  return (
    <p>
      {isDone ? (
        <Link to="/" onClick={() => prefer({isGuideDone: false})}>
          Show the guide on Home again
        </Link>
      ) : (
        <Link to="/">The guide is on Home</Link>
      )}
    </p>
  );
}
