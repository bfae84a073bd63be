import {gapText, lapTimeText} from '#/domain/lapTimeText';
import type {Neutralisation, NeutralisationKind} from '#/domain/neutralisations';

/** What is known of a race; what is null is left out of the sentence. */
export interface RaceFacts {
  readonly winner: string | null;
  readonly runnerUp: string | null;
  readonly marginS: number | null;
  readonly pole: string | null;
  readonly laps: number | null;
  readonly fastestLap: {readonly driver: string; readonly timeS: number} | null;
  /** Outside races: who was first of the classification by a lap time, and how far ahead. */
  readonly quickest: {
    readonly driver: string;
    readonly timeS: number;
    readonly isPole: boolean;
    readonly second: string | null;
    readonly marginS: number | null;
  } | null;
  readonly neutralisations: readonly Neutralisation[];
  /** A weather sample reported rain; null when there are none. */
  readonly hadRain: boolean | null;
  /** Who gained most places, when one gained more than all others. */
  readonly mover: {readonly driver: string; readonly from: number; readonly to: number} | null;
}

const words: Readonly<Record<NeutralisationKind, readonly [one: string, many: string]>> = {
  SC: ['safety car', 'safety cars'],
  VSC: ['virtual safety car', 'virtual safety cars'],
  RED: ['red flag', 'red flags'],
};

function victory({winner, runnerUp, marginS, pole, laps}: RaceFacts): string | null {
  if (winner === null) return pole === null ? null : `${pole} took pole.`;
  const from = pole === winner ? ' from pole' : '';
  const margin =
    runnerUp !== null && marginS !== null
      ? `, ${gapText(marginS).slice(1)} s ahead of ${runnerUp}`
      : '';
  const distance = laps === null ? '' : ` over ${laps} laps`;
  const loser = pole !== null && pole !== winner ? `; ${pole} had started from pole` : '';
  return `${winner} won${from}${distance}${margin}${loser}.`;
}

function interruptions(periods: readonly Neutralisation[]): string | null {
  const told = (['SC', 'VSC', 'RED'] as const).flatMap((kind) => {
    const count = periods.filter((period) => period.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words[kind][count === 1 ? 0 : 1]}`];
  });
  if (told.length === 0) return null;
  const last = told.at(-1) ?? '';
  return told.length === 1 ? `${last}.` : `${told.slice(0, -1).join(', ')} and ${last}.`;
}

function quickestLap({quickest}: RaceFacts): string | null {
  if (quickest === null) return null;
  const {driver, timeS, isPole, second, marginS} = quickest;
  const margin =
    second === null || marginS === null
      ? ''
      : `, ${gapText(marginS).slice(1)} s ahead of ${second}`;
  return `${driver} ${isPole ? 'took pole with' : 'was fastest with'} ${lapTimeText(timeS)}${margin}.`;
}

/** The race in a few sentences, made only of what its tables say. Empty when they say nothing. */
export function raceHeadline(facts: RaceFacts): string {
  const fastest =
    facts.fastestLap && !facts.quickest
      ? `Fastest lap: ${facts.fastestLap.driver}, ${lapTimeText(facts.fastestLap.timeS)}.`
      : null;
  const mover = facts.mover
    ? `Biggest mover: ${facts.mover.driver}, from P${facts.mover.from} to P${facts.mover.to}.`
    : null;
  const rain = facts.hadRain === true ? 'Rain was reported.' : null;
  return [
    victory(facts),
    quickestLap(facts),
    fastest,
    mover,
    interruptions(facts.neutralisations),
    rain,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}
