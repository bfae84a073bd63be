import {StoryPanel} from '#/features/race/story/StoryPanel';
import {BestLapPanel} from './BestLapPanel';
import {LongRunPanel} from './LongRunPanel';
import {PracticeIdealPanel} from './PracticeIdealPanel';

/** The panels that only a practice has. */
export function PracticeStory({session}: {readonly session: number}) {
  return (
    <>
      <StoryPanel
        title="Who was fastest, and on what?"
        hint="Laps not begun in the pit lane; deleted laps count."
        lines={20}
      >
        <BestLapPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="Who was quick over a long run?"
        hint="Five or more laps in a row at one pace on one set of tyres. A lap over 107 % of the run’s own median is left out; a second one, a stop or a far quicker lap ends the run. Beside each run its tyre and how many laps count."
        lines={16}
      >
        <LongRunPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="What was possible?"
        hint="The ring is the sum of the driver’s best sectors, the dot the best real lap; deleted laps count."
        lines={20}
      >
        <PracticeIdealPanel session={session} />
      </StoryPanel>
    </>
  );
}
