import {DegradationPanel} from './DegradationPanel';
import {DuelPanel} from './DuelPanel';
import {GapPanel} from './GapPanel';
import {PacePanel} from './PacePanel';
import {PassesPanel} from './PassesPanel';
import {StoryPanel} from './StoryPanel';
import {WindowPanel} from './WindowPanel';

/** The panels of a race below its classification, places, laps and tyres. */
export function RaceStory({session}: {readonly session: number}) {
  return (
    <>
      <StoryPanel
        title="How far apart were they?"
        hint="Seconds after the leader, or any driver, had done as many laps. Who is more than about a lap behind leaves the chart."
        lines={18}
      >
        <GapPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="Who had the pace?"
        hint="Clean laps only: without lap 1, laps in and out of the pits, deleted, yellow or neutralised laps, and those over 107 % of the stint’s best. Neither fuel nor tyres are corrected for."
        lines={24}
      >
        <PacePanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="How fast did the tyres wear?"
        hint="The straight line through the clean laps of each stint, over the age of its tyres."
        lines={22}
      >
        <DegradationPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="Did stopping first pay?"
        hint="Cars within four seconds of each other of which one stopped one to eight laps later: the gap a lap before the first stop and a lap after the second. Left out are stops behind a safety car or with trouble, and pairs with a neutralised lap in between."
        lines={12}
      >
        <DuelPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="Where would a stop have put them?"
        hint="The line is the place at the end of each lap; the dot below it is where the driver would have come out by stopping then, if nobody else had: full with nobody within two seconds ahead, hollow in traffic. A stop costs what the laps into and out of the lane were slower than the driver’s five before. Laps behind a safety car are left out, and so are lapped cars that may be close on the track."
        lines={14}
      >
        <WindowPanel session={session} />
      </StoryPanel>
      <StoryPanel title="Who passed whom?" lines={24}>
        <PassesPanel session={session} />
      </StoryPanel>
    </>
  );
}
