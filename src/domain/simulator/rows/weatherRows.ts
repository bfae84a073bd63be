import {createRandom} from '../random';
import type {Row} from '../row';
import {timestamp} from '../timestamp';
import type {SessionStory} from '../weekend';

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Once a minute, from about an hour before the session to shortly after it. Dry. */
export function* weatherRows({setup, plan, overMs}: SessionStory): Iterable<Row> {
  const random = createRandom(setup.seed, 'weather', plan.sessionKey);
  let air = random.between(17, 28);
  let track = air + random.between(8, 18);
  let humidity = random.between(35, 65);
  let pressure = random.between(990, 1_018);
  let direction = random.integer(0, 359);
  let wind = random.between(0.6, 3.4);
  const untilMs = Math.max(plan.endMs, overMs) + 8 * 60_000;
  for (
    let atMs = plan.startMs - 58 * 60_000 + random.integer(0, 59_999);
    atMs < untilMs;
    atMs += 60_000 + random.integer(0, 25)
  ) {
    yield {
      air_temperature: tenth(air),
      date: timestamp(atMs),
      humidity: tenth(humidity),
      meeting_key: plan.meetingKey,
      pressure: tenth(pressure),
      rainfall: 0,
      session_key: plan.sessionKey,
      track_temperature: tenth(track),
      wind_direction: direction,
      wind_speed: tenth(wind),
    };
    air += 0.06 * random.bell();
    track += 0.18 * random.bell() - 0.01;
    humidity = Math.min(95, Math.max(15, humidity + 0.3 * random.bell()));
    pressure += 0.04 * random.bell();
    direction = (direction + Math.round(14 * random.bell()) + 720) % 360;
    wind = Math.max(0, wind + 0.25 * random.bell());
  }
}
