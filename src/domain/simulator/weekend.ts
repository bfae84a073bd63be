import {type Circuit, circuitOf} from './circuit';
import {type MeetingPlan, meetingPlan, type SessionPlan} from './calendar';
import {endMs} from './drivenLap';
import {type Entry, entryList} from './entryList';
import {type OrderChange, raceClassification, raceOrder, timedOrder} from './order';
import {type PracticeStory, runPractice} from './practice';
import {type QualifyingStory, runQualifying} from './qualifying';
import {type CarStory, type RaceStory, runRace} from './race';

export interface WeekendSetup {
  readonly seed: number;
  readonly year: number;
  readonly round: number;
  readonly cars: number;
  readonly laps: number;
  /** How many drivers send telemetry: the first of the entry list. */
  readonly telemetryDrivers: number;
}

/** One session as it happened: what every endpoint's rows are derived from. */
export interface SessionStory {
  readonly setup: WeekendSetup;
  readonly meeting: MeetingPlan;
  readonly plan: SessionPlan;
  readonly circuit: Circuit;
  readonly entries: readonly Entry[];
  readonly cars: readonly CarStory[];
  /** The order before the session, and its changes. */
  readonly firstOrder: readonly number[];
  readonly changes: readonly OrderChange[];
  /** Cars as classified. */
  readonly classification: readonly number[];
  readonly race: RaceStory | null;
  readonly qualifying: QualifyingStory | null;
  /** The last car's end of its last lap. */
  readonly overMs: number;
}

export interface Weekend {
  readonly meeting: MeetingPlan;
  readonly circuit: Circuit;
  readonly entries: readonly Entry[];
  readonly sessions: readonly SessionStory[];
}

export function createWeekend(setup: WeekendSetup): Weekend {
  const {seed, year, round} = setup;
  const meeting = meetingPlan(year, round);
  const circuit = circuitOf(seed, round);
  const entries = entryList(seed, setup.cars);
  const numbered = entries
    .map((_, car) => car)
    .toSorted((a, b) => numberOf(entries, a) - numberOf(entries, b));
  const shared = {setup, meeting, circuit, entries};
  const base = (plan: SessionPlan) => ({seed, circuit, entries, startMs: plan.startMs});
  let grid = numbered;
  const sessions = meeting.sessions.map((plan): SessionStory => {
    if (plan.kind === 'practice')
      return {...shared, plan, ...practiceParts(runPractice(base(plan)), numbered)};
    if (plan.kind === 'qualifying') {
      const qualifying = runQualifying(base(plan));
      grid = [...qualifying.classification];
      return {...shared, plan, ...qualifyingParts(qualifying, numbered)};
    }
    const race = runRace({
      ...base(plan),
      startMs: plan.startMs + 183_000,
      grid,
      laps: setup.laps,
      spared: setup.telemetryDrivers,
    });
    return {...shared, plan, ...raceParts(race, grid)};
  });
  return {meeting, circuit, entries, sessions};
}

const numberOf = (entries: readonly Entry[], car: number): number => entries[car]?.number ?? 0;

type Parts = Pick<
  SessionStory,
  'cars' | 'firstOrder' | 'changes' | 'classification' | 'race' | 'qualifying' | 'overMs'
>;

const over = (cars: readonly CarStory[]): number =>
  Math.max(0, ...cars.flatMap((story) => story.laps.slice(-1).map(endMs)));

const practiceParts = (story: PracticeStory, first: readonly number[]): Parts => ({
  cars: story.cars,
  firstOrder: first,
  changes: timedOrder(story, first),
  classification: story.classification,
  race: null,
  qualifying: null,
  overMs: over(story.cars),
});

const qualifyingParts = (story: QualifyingStory, first: readonly number[]): Parts => ({
  ...practiceParts(story, first),
  changes: timedOrder(story, first),
  qualifying: story,
});

const raceParts = (race: RaceStory, grid: readonly number[]): Parts => ({
  cars: race.cars,
  firstOrder: grid,
  changes: raceOrder(race),
  classification: raceClassification(race).map((story) => story.car),
  race,
  qualifying: null,
  overMs: over(race.cars),
});

/** The car's number on its nose, which is how the API names drivers. */
export const driverNumber = (session: Pick<SessionStory, 'entries'>, car: number): number =>
  numberOf(session.entries, car);
