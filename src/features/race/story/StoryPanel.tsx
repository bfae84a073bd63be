import type {ReactNode} from 'react';
import {Panel} from '#/ui/Panel';
import {WhenNear} from './WhenNear';

interface StoryPanelProps {
  /** The question it answers. */
  readonly title: string;
  /** What counts, and what the figures are not. */
  readonly hint?: ReactNode;
  /** About how high the body will be, in lines. */
  readonly lines?: number;
  readonly children: ReactNode;
}

/** A panel whose body is fetched and drawn when it comes near the screen. */
export function StoryPanel({title, hint, lines = 10, children}: StoryPanelProps) {
  return (
    <Panel title={title} hint={hint} lines={lines}>
      <WhenNear lines={lines}>{children}</WhenNear>
    </Panel>
  );
}
