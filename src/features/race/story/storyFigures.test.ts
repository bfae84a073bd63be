import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import {groupBy} from '#/base/groupBy';
import {driverLooks} from '#/charts/driverLook';
import type {Query} from '#/charts/query';
import {driversQuery} from '#/charts/sessionQueries';
import {gapsTo, lapGaps} from '#/domain/lapGaps';
import {practiceRuns} from '#/features/race/practice/practiceRuns';
import {bestLapsQuery} from '#/features/race/practice/practiceSql';
import {idealLaps} from '#/features/race/qualifying/idealLaps';
import {qualifyingQuery} from '#/features/race/qualifying/qualifyingSql';
import {cutLines, segmentLaps} from '#/features/race/qualifying/segments';
import {
  bestsByHand,
  cutByHand,
  delivered,
  gapsByHand,
  known,
  lastSegment,
  lineThrough,
  passesByHand,
  quantileOf,
  segmentTime,
  weatherByHand,
} from '#/testing/byHand';
import {plainRows} from '#/testing/duckdb';
import {numberIn, textIn} from '#/testing/feed';
import {factsOf, feedOf, openGoldLake, recordedSessions, simulated} from '#/testing/goldLake';
import {hasShared} from '#/testing/shared';
import {cleanLaps, gapLaps} from './lapSelection';
import {paceGroups} from './paceGroups';
import {raceDuels} from './raceDuels';
import * as story from './storySql';

/** What these panels show, worked out anew in plain JavaScript from the rows as OpenF1 delivered them. */

const [race, night, barcelona, practice] = [9606, 9161, 11303, 11301];
let db: DuckDBConnection;

beforeAll(async () => {
  db = await openGoldLake(
    'gold_stint_laps',
    'gold_tyre_degradation',
    'gold_pit_stops',
    'gold_driver_performance',
    'gold_overtakes_analysis',
    'gold_qualifying',
    'gold_fastest_laps',
    'silver_team_radio',
  );
});

// The query decides the shape of its rows, as in the app.
const ask = <Row>(query: Query<Row>): readonly Row[] =>
  plainRows(db, query.sql) as readonly unknown[] as readonly Row[];

describe.skipIf(!hasShared)('the race of Singapore 2024', () => {
  test('gaps are those of the lap times as delivered', () => {
    const byHand = gapsByHand(race);
    const gaps = lapGaps(gapLaps(ask(story.storyLapsQuery(race))));
    expect(gaps.length).toBe(
      delivered('laps', race).filter((row) => numberIn(row, 'lap_duration') !== null).length,
    );
    for (const {driver, lap, gapS, source} of gaps) {
      expect(source).toBe('lap times');
      expect(gapS).toBeCloseTo(byHand(driver, lap)!, 2);
    }
    for (const {driver, lap, gapS} of gapsTo(81, gaps))
      expect(gapS).toBeCloseTo(byHand(driver, lap)! - byHand(81, lap)!, 2);
  });

  test('gaps at the flag are the official ones to a tenth of a second', () => {
    const gaps = lapGaps(gapLaps(ask(story.storyLapsQuery(race))));
    const official = delivered('session_result', race).filter(
      (row) => numberIn(row, 'gap_to_leader') !== null,
    );
    expect(official.length).toBe(7);
    for (const row of official) {
      const own = gaps.filter(({driver}) => driver === numberIn(row, 'driver_number'));
      expect(Math.abs(own.at(-1)!.gapS - numberIn(row, 'gap_to_leader')!)).toBeLessThan(0.1);
    }
  });

  test('quartiles of the pace are those of the clean laps, by driver and by team', () => {
    const clean = factsOf(race).filter(({isClean}) => isClean);
    const lookOf = driverLooks(ask(driversQuery(race)));
    const laps = cleanLaps(ask(story.storyLapsQuery(race)), {
      drivers: null,
      teams: null,
      laps: null,
    });
    const names = (field: string) =>
      new Map(
        delivered('drivers', race).map((row) => [numberIn(row, 'driver_number'), row[field]]),
      );
    for (const by of ['driver', 'team'] as const) {
      const nameOf = names(by === 'team' ? 'team_name' : 'name_acronym');
      const byHand = groupBy(clean, ({driver}) => nameOf.get(driver));
      const groups = paceGroups(laps, by, lookOf);
      expect(new Set(groups.map(({name}) => name))).toEqual(new Set(byHand.keys()));
      for (const {name, box} of groups) {
        const own = known(byHand.get(name)!.map(({time}) => time));
        expect(box.count).toBe(own.length);
        expect(box.lower).toBeCloseTo(quantileOf(own, 0.25), 6);
        expect(box.median).toBeCloseTo(quantileOf(own, 0.5), 6);
        expect(box.upper).toBeCloseTo(quantileOf(own, 0.75), 6);
        expect(Math.min(box.low, ...box.outliers)).toBe(Math.min(...own));
      }
    }
  });

  test('lines of the stints are least squares through their clean laps', () => {
    const clean = factsOf(race).filter(({isClean, stint}) => isClean && stint !== null);
    const fits = ask(story.fitsQuery(race));
    const stints = groupBy(clean, ({driver, stint}) => `${driver}/${stint}`);
    expect(fits.length).toBe(stints.size);
    for (const fit of fits) {
      const own = stints.get(`${fit.driver_number}/${fit.stint_number}`)!;
      expect(fit.clean_laps).toBe(own.length);
      if (own.length < 5) {
        expect(fit.degradation_s_per_lap).toBeNull();
        continue;
      }
      const line = lineThrough(own.map(({tyreAge, time}) => [tyreAge!, time!]));
      expect(fit.degradation_s_per_lap).toBeCloseTo(line.slope, 6);
      expect(fit.new_tyre_lap_s).toBeCloseTo(line.intercept, 5);
    }
  });

  test('who passed whom is counted row by row', () => {
    const passes = delivered('overtakes', race);
    const shown = ask(story.passesQuery(race));
    expect(new Map(shown.map((row) => [`${row.passer}>${row.passed}`, row.passes]))).toEqual(
      passesByHand(passes),
    );
    for (const total of ask(story.passTotalsQuery(race))) {
      const made = passes.filter(
        (p) => numberIn(p, 'overtaking_driver_number') === total.driver_number,
      );
      const lost = passes.filter(
        (p) => numberIn(p, 'overtaken_driver_number') === total.driver_number,
      );
      expect(total).toMatchObject({overtakes_made: made.length, overtakes_suffered: lost.length});
    }
  });

  test('duels are of cars within four seconds, by the gaps before and after', () => {
    const byHand = gapsByHand(race);
    const behind = (a: number, b: number, lap: number) => byHand(a, lap)! - byHand(b, lap)!;
    const duels = raceDuels(ask(story.pitStopsQuery(race)), ask(story.storyLapsQuery(race)));
    expect(duels).not.toEqual([]);
    for (const {first, second, beforeS, afterS, gainedS} of duels) {
      expect(Math.abs(beforeS)).toBeLessThanOrEqual(4);
      expect(beforeS).toBeCloseTo(behind(first.driver, second.driver, first.lap - 1), 2);
      expect(afterS).toBeCloseTo(behind(first.driver, second.driver, second.lap + 1), 2);
      expect(gainedS).toBeCloseTo(beforeS - afterS, 9);
    }
    // Who came in with a puncture was not undercut by 79 seconds.
    expect(duels.some(({second}) => second.driver === 20 && second.lap === 49)).toBe(false);
  });
});

describe.each(recordedSessions(race, night, barcelona))('the bests of session %i', (session) => {
  test('sectors and speeds are the best of the laps not begun in the pit lane', () => {
    const laps = delivered('laps', session).filter(
      (row) => row['is_pit_out_lap'] === false && numberIn(row, 'lap_duration') !== null,
    );
    const byHand = bestsByHand(laps);
    const rows = ask(story.performanceQuery(session));
    expect(rows.length).toBe(byHand.size);
    for (const row of rows) expect(row).toMatchObject(byHand.get(row.driver_number)!);
    const [best] = ask(bestLapsQuery(session));
    expect(best?.fastest_lap_time).toBe(
      Math.min(...known(laps.map((lap) => numberIn(lap, 'lap_duration')))),
    );
  });
});

describe.each(recordedSessions(night, barcelona))('the qualifying %i', (session) => {
  const results = () => delivered('session_result', session);
  test('gaps of the segments and cuts are those of the published times', () => {
    const laps = segmentLaps(ask(qualifyingQuery(session)));
    const places = [results().length > 20 ? 16 : 15, 10];
    for (const [at, segment] of (['Q1', 'Q2', 'Q3'] as const).entries()) {
      const all = known(results().map((row) => segmentTime(row, at)));
      const own = laps.filter((lap) => lap.segment === segment);
      expect(own.length).toBe(all.length);
      for (const lap of own) {
        const row = results().find((result) => numberIn(result, 'driver_number') === lap.driver)!;
        expect(lap.timeS).toBe(segmentTime(row, at));
        expect(lap.gapS).toBeCloseTo(lap.timeS - Math.min(...all), 3);
        if (segment === 'Q3') expect(lap.toCutS).toBeNull();
        else expect(lap.toCutS).toBeCloseTo(lap.timeS - cutByHand(results(), at, places[at]!), 3);
      }
      const cut = cutLines(laps).find((line) => line.segment === segment);
      if (segment !== 'Q3')
        expect(cut?.gapS).toBeCloseTo(cutByHand(results(), at, places[at]!) - Math.min(...all), 3);
    }
  });

  test('gaps to pole are of the last segment reached', () => {
    const pole = segmentTime(results().find((row) => numberIn(row, 'position') === 1)!, 2)!;
    const rows = ask(qualifyingQuery(session));
    expect(rows.length).toBe(results().length);
    for (const row of rows) {
      const published = results().find(
        (result) => numberIn(result, 'driver_number') === row.driver_number,
      )!;
      const time = segmentTime(published, lastSegment(published, results().length));
      if (time === null) expect(row.gap_to_pole_s).toBeNull();
      else expect(row.gap_to_pole_s).toBeCloseTo(time - pole, 3);
    }
  });

  test('ideal laps are the best sectors of laps that were not deleted', () => {
    const counted = new Set(
      factsOf(session).flatMap((fact) =>
        fact.isValid && !fact.isDeleted ? [`${fact.driver}/${fact.lap}`] : [],
      ),
    );
    const bests = bestsByHand(
      delivered('laps', session).filter((row) =>
        counted.has(`${numberIn(row, 'driver_number')}/${numberIn(row, 'lap_number')}`),
      ),
    );
    const shown = idealLaps(
      ask(qualifyingQuery(session)).map((row) => ({
        driver: row.driver_number,
        bestS: row.best_s,
        idealS: row.ideal_lap_s,
      })),
    );
    expect(shown.length).toBeGreaterThan(15);
    for (const {driver, bestS, idealS, leftS} of shown) {
      const own = bests.get(driver)!;
      const ideal = own.best_sector_1_s! + own.best_sector_2_s! + own.best_sector_3_s!;
      const result = results().find((row) => numberIn(row, 'driver_number') === driver)!;
      const best = Math.min(...known([0, 1, 2].map((segment) => segmentTime(result, segment))));
      expect(bestS).toBe(best);
      expect(idealS).toBeCloseTo(ideal, 3);
      expect(leftS).toBeCloseTo(best - ideal, 2);
    }
  });

  test('weather from the start on and every message are there', () => {
    const weather = ask(story.weatherQuery(session));
    expect(weather.map(({air_c}) => air_c)).toEqual(
      weatherByHand(session).map((row) => numberIn(row, 'air_temperature')),
    );
    const control = ask(story.controlQuery(session));
    expect(new Set(control.map(({message}) => message))).toEqual(
      new Set(delivered('race_control', session).map((row) => textIn(row, 'message'))),
    );
    for (const period of ask(story.trackStatusQuery(session)))
      expect(control.some(({at_ms: at}) => at === period.start_ms)).toBe(true);
  });
});

describe.skipIf(!hasShared)('the second practice of Barcelona 2026', () => {
  test('long runs are laps of one stint at its pace, not in or out of the pit lane, at least five', () => {
    const facts = factsOf(practice);
    const runs = practiceRuns(ask(story.storyLapsQuery(practice)));
    expect(runs.length).toBeGreaterThan(5);
    for (const run of runs) {
      const own = facts.filter(
        ({driver, lap}) => driver === run.driver && lap >= run.fromLap && lap <= run.toLap,
      );
      expect(own.length).toBeGreaterThanOrEqual(5);
      expect(own.length).toBe(run.toLap - run.fromLap + 1);
      expect(new Set(own.map(({stint}) => stint)).size).toBe(1);
      expect(own.some(({isOut, isIn}) => isOut === true || isIn)).toBe(false);
      const atPace = known(own.map(({time}) => time)).filter((time) => time <= run.medianS * 1.07);
      expect(run.lapTimesS).toEqual(atPace);
      expect(run.medianS).toBeCloseTo(quantileOf(run.lapTimesS, 0.5), 9);
    }
  });
});

describe('the simulated race', () => {
  test('gaps are the published intervals, and from lap times where there are none', () => {
    const facts = new Map(
      factsOf(simulated.race).map((fact) => [`${fact.driver}/${fact.lap}`, fact.gap]),
    );
    const gaps = lapGaps(gapLaps(ask(story.storyLapsQuery(simulated.race))));
    const published = gaps.filter(({source}) => source === 'intervals');
    expect(published.length).toBeGreaterThan(gaps.length / 2);
    for (const {driver, lap, gapS, source} of gaps) {
      const told = facts.get(`${driver}/${lap}`) ?? null;
      expect(told === null).toBe(source === 'lap times');
      if (told !== null) expect(gapS).toBeCloseTo(told, 3);
    }
  });

  test('every recording is listed', () => {
    const urls = feedOf(simulated.race)('team_radio').map((row) => row['recording_url']);
    const listed = ask(story.radioQuery(simulated.race)).map((row) => row.recording_url);
    expect(new Set(listed)).toEqual(new Set(urls));
  });
});
