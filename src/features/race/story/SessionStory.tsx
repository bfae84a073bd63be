import {BestsPanel} from './BestsPanel';
import {ControlPanel} from './ControlPanel';
import {RadioPanel} from './RadioPanel';
import {StoryPanel} from './StoryPanel';
import {WeatherPanel} from './WeatherPanel';

/** The panels that every kind of session has; they close its page. */
export function SessionStory({session}: {readonly session: number}) {
  return (
    <>
      <StoryPanel
        title="Who was best in which sector?"
        hint="Best of the laps not begun in the pit lane; deleted laps count."
        lines={20}
      >
        <BestsPanel session={session} kind="sectors" />
      </StoryPanel>
      <StoryPanel
        title="Who was fastest on the straights?"
        hint="Highest speed on laps not begun in the pit lane, with or without a tow."
        lines={20}
      >
        <BestsPanel session={session} kind="speeds" />
      </StoryPanel>
      <StoryPanel title="What did race control say?" lines={12}>
        <ControlPanel session={session} />
      </StoryPanel>
      <StoryPanel title="What was the weather?" hint="From the scheduled start on." lines={12}>
        <WeatherPanel session={session} />
      </StoryPanel>
      <StoryPanel
        title="What was said on the radio?"
        hint="Formula 1 publishes a choice. Recordings are played from its site, only when you press play."
        lines={12}
      >
        <RadioPanel session={session} />
      </StoryPanel>
    </>
  );
}
