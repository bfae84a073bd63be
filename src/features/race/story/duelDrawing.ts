import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import type {PitDuel} from '#/domain/pitDuels';
import {gapText} from '#/domain/lapTimeText';

interface Row {
  readonly name: string;
  readonly duel: PitDuel;
}

type LookOf = (driver: number) => DriverLook;

export const duelName = ({first, second}: PitDuel, lookOf: LookOf): string =>
  `${lookOf(first.driver).acronym} ${first.lap} / ${lookOf(second.driver).acronym} ${second.lap}`;

/** An arrow per duel, from the gap before the stops to the gap after them; left of zero who stopped first is ahead. */
export function duelDrawing(duels: readonly PitDuel[], lookOf: LookOf): Drawing {
  const rows = duels.map((duel): Row => ({name: duelName(duel, lookOf), duel}));
  const colour = {value: ({duel}: Row) => lookOf(duel.first.driver).colour, scale: null} as const;
  return (plot, width) => ({
    height: rows.length * 26 + 66,
    marginLeft: 100,
    marginRight: width < 500 ? 14 : 46,
    marginTop: 8,
    marginBottom: 42,
    x: {
      label: 'Who stopped first: ahead ← gap (s) → behind',
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      nice: true,
      ticks: width < 500 ? 4 : 8,
    },
    y: {label: null, domain: rows.map(({name}) => name), tickSize: 0},
    marks: [
      plot.ruleX([0], {stroke: 'var(--line-strong)'}),
      plot.dot(rows, {
        x: ({duel}: Row) => duel.beforeS,
        y: 'name',
        r: 3.5,
        stroke: colour,
        fill: 'var(--bg-raised)',
      }),
      plot.arrow(rows, {
        x1: ({duel}: Row) => duel.beforeS,
        x2: ({duel}: Row) => duel.afterS,
        y1: 'name',
        y2: 'name',
        stroke: colour,
        strokeWidth: 2,
        headLength: 6,
      }),
      plot.tip(
        rows,
        plot.pointerY({
          x: ({duel}: Row) => duel.afterS,
          y: 'name',
          lineHeight: 1.35,
          maxRadius: 400,
          title: ({duel}: Row) => duelTitle(duel, lookOf),
        }),
      ),
    ],
  });
}

function duelTitle(duel: PitDuel, lookOf: LookOf): string {
  const [first, second] = [lookOf(duel.first.driver), lookOf(duel.second.driver)];
  const gained = duel.gainedS >= 0 ? 'gained' : 'lost';
  return [
    `${first.surname} stopped on lap ${duel.first.lap}, ${second.surname} on lap ${duel.second.lap}`,
    `Gap before ${gapText(duel.beforeS)} s, after ${gapText(duel.afterS)} s`,
    `${first.surname} ${gained} ${Math.abs(duel.gainedS).toFixed(1)} s`,
  ].join('\n');
}
