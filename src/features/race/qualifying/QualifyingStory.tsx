import {StoryPanel} from '#/features/race/story/StoryPanel';
import {IdealPanel} from './IdealPanel';
import {ImprovementPanel} from './ImprovementPanel';
import {SegmentPanel} from './SegmentPanel';

/** The panels that only a qualifying has. */
export function QualifyingStory({session}: {readonly session: number}) {
  return (
    <>
      <StoryPanel
        title="Who went through, and by how much?"
        hint="Best lap of each segment. The dashed line is the slowest time that went through; times far off stand at the edge."
        lines={22}
      >
        <SegmentPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="How did the times fall?"
        hint="Laps within 107 % of the best that were not deleted. Yellow sectors and red flags are shaded, dashed lines are chequered flags; the staircase is the best so far, with who set it."
        lines={18}
      >
        <ImprovementPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="What was possible?"
        hint="The ring is the sum of the driver’s best sectors, the dot the best real lap. Deleted laps do not count."
        lines={20}
      >
        <IdealPanel session={session} />
      </StoryPanel>
    </>
  );
}
