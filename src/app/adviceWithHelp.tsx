import {Link} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import type {ErrorCode} from '#/base/errors';
import {adviceFor} from '#/base/errorAdvice';
import {helpTopicOf} from '#/features/help/helpTopics';

/** What to do about a failure, with the way to the page of its symptom where that can do more. */
export function adviceWithHelp(code: ErrorCode): ReactNode {
  const topic = helpTopicOf(code);
  return (
    <>
      {adviceFor(code)}{' '}
      {topic && (
        <Link to="/help/$symptom" params={{symptom: topic}}>
          Check and repair
        </Link>
      )}
    </>
  );
}
