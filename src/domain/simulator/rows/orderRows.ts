import type {Row} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

/** The order long before the start, then every change of it. */
export function* positionRows(session: SessionStory): Iterable<Row> {
  const {plan, firstOrder, changes} = session;
  const row = (atMs: number, car: number, position: number): Row => ({
    date: timestamp(atMs),
    driver_number: driverNumber(session, car),
    meeting_key: plan.meetingKey,
    position,
    session_key: plan.sessionKey,
  });
  for (const [i, car] of firstOrder.entries()) yield row(plan.startMs - 834_160, car, i + 1);
  for (const {atMs, moved} of changes)
    for (const {car, position} of moved) yield row(atMs, car, position);
}

/** Races only: who passed whom, on the road or by a stop in the pits. Cars that retire are not overtaken. */
export function* overtakeRows(session: SessionStory): Iterable<Row> {
  if (!session.race) return;
  for (const {atMs, passes} of session.changes)
    for (const {by, of, position} of passes)
      yield {
        date: timestamp(atMs),
        meeting_key: session.plan.meetingKey,
        overtaken_driver_number: driverNumber(session, of),
        overtaking_driver_number: driverNumber(session, by),
        position,
        session_key: session.plan.sessionKey,
      };
}
