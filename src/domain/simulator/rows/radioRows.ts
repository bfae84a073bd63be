import {createRandom} from '../random';
import type {Row} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

/** Invented addresses in the API's form: nothing stands behind them. */
export function* radioRows(session: SessionStory): Iterable<Row> {
  const {plan, meeting, circuit, entries} = session;
  const random = createRandom(session.setup.seed, 'radio', plan.sessionKey);
  const day = timestamp(plan.startMs).slice(0, 10);
  const folder = `${meeting.year}/${day}_Simulated_${circuit.name.replaceAll(' ', '_')}_Grand_Prix/${day}_${plan.name.replaceAll(' ', '_')}`;
  const clips = Array.from({length: plan.kind === 'race' ? 30 : 12}, () => ({
    car: random.integer(0, entries.length - 1),
    atMs: Math.round(random.between(plan.startMs, session.overMs)),
  })).toSorted((a, b) => a.atMs - b.atMs);
  for (const {car, atMs} of clips) {
    const entry = entries[car];
    if (!entry) continue;
    const code = `${entry.firstName.slice(0, 3)}${entry.lastName.slice(0, 3)}01`.toUpperCase();
    const said = timestamp(atMs - 9_000)
      .slice(0, 19)
      .replaceAll(/[-:]/g, '')
      .replace('T', '_');
    yield {
      date: timestamp(atMs),
      driver_number: driverNumber(session, car),
      meeting_key: plan.meetingKey,
      recording_url: `https://livetiming.formula1.com/static/${folder}/TeamRadio/${code}_${entry.number}_${said}.mp3`,
      session_key: plan.sessionKey,
    };
  }
}
