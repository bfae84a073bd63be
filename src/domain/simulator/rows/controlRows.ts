import {endMs} from '../drivenLap';
import {createRandom} from '../random';
import type {Row} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

interface Message {
  readonly atMs: number;
  readonly category: 'Flag' | 'Other' | 'SessionStatus' | 'SafetyCar' | 'Drs';
  readonly message: string;
  readonly flag?: string;
  readonly scope?: 'Track' | 'Sector' | 'Driver';
  readonly sector?: number;
  readonly car?: number;
  readonly phase?: number;
}

/** Race control's messages in order of time: whole seconds, but for the session's status. */
export function* controlRows(session: SessionStory): Iterable<Row> {
  const {plan, race} = session;
  const messages = race ? raceMessages(session) : timedMessages(session);
  for (const m of messages.toSorted((a, b) => a.atMs - b.atMs)) {
    const exact = m.category === 'SessionStatus';
    yield {
      category: m.category,
      date: timestamp(exact ? m.atMs : Math.floor(m.atMs / 1000) * 1000),
      driver_number: m.car === undefined ? null : driverNumber(session, m.car),
      flag: m.flag ?? null,
      lap_number: race ? leaderLap(session, m.atMs) : null,
      meeting_key: plan.meetingKey,
      message: m.message,
      qualifying_phase: m.phase ?? null,
      scope: m.scope ?? null,
      sector: m.sector ?? null,
      session_key: plan.sessionKey,
    };
  }
}

/** The lap that the leading car is on; the last one after the flag. */
function leaderLap({race}: SessionStory, ms: number): number {
  if (!race) return 1;
  const done = Math.max(
    0,
    ...race.cars.map((story) => story.laps.findLast((lap) => endMs(lap) <= ms)?.number ?? 0),
  );
  return Math.min(race.totalLaps, done + 1);
}

const green = (atMs: number, phase?: number): Message => ({
  atMs,
  category: 'Flag',
  flag: 'GREEN',
  scope: 'Track',
  message: 'GREEN LIGHT - PIT EXIT OPEN',
  ...(phase ? {phase} : {}),
});
const status = (atMs: number, what: 'STARTED' | 'FINISHED', phase?: number): Message => ({
  atMs: atMs + 61,
  category: 'SessionStatus',
  message: `SESSION ${what}`,
  ...(phase ? {phase} : {}),
});
const chequered = (atMs: number, phase?: number): Message => ({
  atMs,
  category: 'Flag',
  flag: 'CHEQUERED',
  scope: 'Track',
  message: 'CHEQUERED FLAG',
  ...(phase ? {phase} : {}),
});
const other = (atMs: number, message: string): Message => ({atMs, category: 'Other', message});

function carName(session: SessionStory, car: number): string {
  const entry = session.entries[car];
  return entry ? `CAR ${entry.number} (${entry.acronym})` : `CAR ${car}`;
}

const clock = (ms: number): string => timestamp(ms).slice(11, 19);

function yellow(atMs: number, sector: number, forMs: number, double = false): readonly Message[] {
  const flag = double ? 'DOUBLE YELLOW' : 'YELLOW';
  return [
    {
      atMs,
      category: 'Flag',
      flag,
      scope: 'Sector',
      sector,
      message: `${flag} IN TRACK SECTOR ${sector}`,
    },
    {
      atMs: atMs + forMs,
      category: 'Flag',
      flag: 'CLEAR',
      scope: 'Sector',
      sector,
      message: `CLEAR IN TRACK SECTOR ${sector}`,
    },
  ];
}

function timedMessages(session: SessionStory): readonly Message[] {
  const {plan, qualifying} = session;
  const random = createRandom(session.setup.seed, 'control', plan.sessionKey);
  const phases = qualifying?.phases ?? [{startMs: plan.startMs, endMs: plan.endMs}];
  return [
    other(plan.startMs - 369_000, 'SIMULATED SESSION - NO REAL RACE DIRECTOR'),
    ...phases.flatMap(({startMs, endMs: endsMs}, i) => {
      const phase = qualifying ? i + 1 : undefined;
      return [
        green(startMs, phase),
        status(startMs, 'STARTED', phase),
        status(endsMs, 'FINISHED', phase),
        chequered(endsMs, phase),
      ];
    }),
    ...yellow(plan.startMs + random.integer(400, 900) * 1000, random.integer(2, 18), 9_000),
    ...deletedLaps(session, 5),
  ];
}

/** Laps named as deleted; as with the API, lap rows do not show it. */
function deletedLaps(session: SessionStory, count: number): readonly Message[] {
  const random = createRandom(session.setup.seed, 'deleted', session.plan.sessionKey);
  const laps = session.cars.flatMap(({car, laps: driven}) =>
    driven.filter((lap) => lap.pace === 'race').map((lap) => ({car, lap})),
  );
  if (laps.length === 0) return [];
  const picked = new Set(Array.from({length: count}, () => random.pick(laps)));
  return [...picked].map(({car, lap}) => {
    const minutes = Math.floor(lap.durationMs / 60_000);
    const rest = ((lap.durationMs % 60_000) / 1000).toFixed(3).padStart(6, '0');
    const where = `TURN ${random.integer(1, 13)} LAP ${lap.number} ${clock(lap.startMs + 30_000)}`;
    return other(
      endMs(lap) + 40_000,
      `${carName(session, car)} TIME ${minutes}:${rest} DELETED - TRACK LIMITS AT ${where}`,
    );
  });
}

function raceMessages(session: SessionStory): readonly Message[] {
  const {race, plan} = session;
  if (!race) return [];
  return [
    other(plan.startMs - 2_460_000, 'SIMULATED RACE - NO REAL RACE DIRECTOR'),
    green(plan.startMs - 2_400_000),
    other(plan.startMs - 1_800_000, 'PIT EXIT CLOSED'),
    {atMs: plan.startMs - 180_000, category: 'Drs', message: 'DRS DISABLED'},
    green(race.startMs),
    status(race.startMs, 'STARTED'),
    {atMs: race.startMs + 180_000, category: 'Drs', message: 'DRS ENABLED'},
    ...safetyCarMessages(session),
    ...retirements(session),
    ...deletedLaps(session, 8),
    ...blueFlags(session),
    chequered(race.flagMs),
    status(race.flagMs, 'FINISHED'),
  ];
}

function safetyCarMessages({race}: SessionStory): readonly Message[] {
  const safetyCar = race?.safetyCar;
  if (!safetyCar) return [];
  return [
    {atMs: safetyCar.deployedMs, category: 'SafetyCar', message: 'SAFETY CAR DEPLOYED'},
    {atMs: safetyCar.deployedMs + 2_000, category: 'Drs', message: 'DRS DISABLED'},
    {atMs: safetyCar.inThisLapMs, category: 'SafetyCar', message: 'SAFETY CAR IN THIS LAP'},
    {
      atMs: safetyCar.clearMs,
      category: 'Flag',
      flag: 'CLEAR',
      scope: 'Track',
      message: 'TRACK CLEAR',
    },
    {atMs: safetyCar.clearMs + 95_000, category: 'Drs', message: 'DRS ENABLED'},
  ];
}

function retirements(session: SessionStory): readonly Message[] {
  const random = createRandom(session.setup.seed, 'yellow', session.plan.sessionKey);
  return session.cars.flatMap(({car, retiredMs}) =>
    retiredMs === null
      ? []
      : [
          ...yellow(retiredMs + 3_000, random.integer(2, 18), 160_000, true),
          other(retiredMs + 60_000, `INCIDENT INVOLVING ${carName(session, car)} NOTED`),
        ],
  );
}

/** Shown to the cars that ended laps down, before the leader came past. */
function blueFlags(session: SessionStory): readonly Message[] {
  const {race} = session;
  return (race?.cars ?? []).flatMap(({car, laps, retiredMs}) => {
    const last = laps.at(-1);
    if (!race || !last || retiredMs !== null || last.number === race.totalLaps) return [];
    const atMs = last.startMs - 120_000;
    return [
      {
        atMs,
        category: 'Flag' as const,
        flag: 'BLUE',
        scope: 'Driver' as const,
        car,
        message: `WAVED BLUE FLAG FOR ${carName(session, car)} TIMED AT ${clock(atMs)}`,
      },
    ];
  });
}
