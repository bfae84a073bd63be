import {createRandom} from '../random';
import {type Row, seconds} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

/**
 * Pit lane visits, dated at the pit exit. A race counts them to the lap that ends in the lane, other sessions to
 * the lap that begins there, as the API does; the first exit of a session has no duration.
 */
export function* pitRows(session: SessionStory): Iterable<Row> {
  const racing = session.race !== null;
  const visits = session.cars.flatMap((story) =>
    story.laps.flatMap((lap) => {
      const visit = racing ? lap.pitIn : lap.pitOut;
      return visit ? [{car: story.car, lap: lap.number, visit}] : [];
    }),
  );
  for (const {car, lap, visit} of visits.toSorted((a, b) => a.visit.exitMs - b.visit.exitMs)) {
    // The API rounds the time in the lane to tenths.
    const lane =
      visit.exitMs === visit.entryMs ? null : Math.round((visit.exitMs - visit.entryMs) / 100) / 10;
    yield {
      date: timestamp(visit.exitMs),
      driver_number: driverNumber(session, car),
      lane_duration: lane,
      lap_number: lap,
      meeting_key: session.plan.meetingKey,
      pit_duration: lane,
      session_key: session.plan.sessionKey,
      stop_duration: visit.stopMs === null ? null : Math.round(seconds(visit.stopMs) * 10) / 10,
    };
  }
}

/** One row per set of tyres; a lap that was begun and not finished belongs to its stint. */
export function* stintRows(session: SessionStory): Iterable<Row> {
  const random = createRandom(session.setup.seed, 'stints', session.plan.sessionKey);
  for (const story of session.cars) {
    const laps = story.laps;
    const last = laps.at(-1);
    for (const stint of new Set(laps.map((lap) => lap.stint))) {
      const driven = laps.filter((lap) => lap.stint === stint);
      const [first] = driven;
      if (!first || !last) continue;
      const unfinished = story.retiredMs !== null && stint === last.stint ? 1 : 0;
      yield {
        compound: !session.race && random.chance(0.01) ? null : first.compound,
        driver_number: driverNumber(session, story.car),
        lap_end: (driven.at(-1)?.number ?? first.number) + unfinished,
        lap_start: first.number,
        meeting_key: session.plan.meetingKey,
        session_key: session.plan.sessionKey,
        stint_number: stint,
        tyre_age_at_start: first.tyreAge,
      };
    }
  }
}
