import {Link} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import type {ErrorCode} from '#/base/errors';
import {adviceFor} from '#/base/errorAdvice';
import {helpTopicOf} from '#/features/help/helpTopics';

/** What to do about a failure, with the way to the help page's section where that says more. */
export function adviceWithHelp(code: ErrorCode): ReactNode {
  const topic = helpTopicOf(code);
  return (
    <>
      {adviceFor(code)}{' '}
      {topic && (
        <Link to="/help" hash={topic}>
          More in Help
        </Link>
      )}
    </>
  );
}
