import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import type {TitleChance} from '#/domain/titleChances';
import type {Contender} from './contenders';

type Chance = TitleChance<string>;

interface ChancesChart {
  readonly chances: readonly Chance[];
  readonly contenderOf: (who: string) => Contender;
  readonly words: Readonly<Record<Chance['verdict'], string>>;
}

/** The verdicts of a whole calendar; of one that may lack rounds nobody is said to have won, or to be out. */
export const verdictWords = (isWhole: boolean): Readonly<Record<Chance['verdict'], string>> =>
  isWhole
    ? {champion: 'Champion', possible: 'Can still win', out: 'Out'}
    : {champion: 'Leads', possible: 'Can still win', out: 'Behind'};

/** Points so far as a bar and what can still be added as a pale one; a line where the leader stands now. */
export function chancesDrawing(chart: ChancesChart): Drawing {
  const {chances, contenderOf, words} = chart;
  const most = Math.max(1, ...chances.map(({bestCase}) => bestCase));
  const longest = Math.max(3, ...chances.map(({who}) => contenderOf(who).short.length));
  return (plot, width) => ({
    height: chances.length * 26 + 62,
    marginLeft: Math.min(110, 14 + longest * 7),
    marginRight: 84,
    marginTop: 24,
    marginBottom: 34,
    x: {label: 'Points', domain: [0, most], ticks: width < 500 ? 4 : 8},
    y: {
      label: null,
      domain: chances.map(({who}) => who),
      tickFormat: (who: string) => contenderOf(who).short,
      tickSize: 0,
    },
    marks: [
      ...bars(plot, chart),
      ...leaderLine(plot, Math.max(0, ...chances.map(({points}) => points))),
      plot.text(chances, {
        x: 'bestCase',
        y: 'who',
        dx: 6,
        textAnchor: 'start',
        text: ({verdict}: Chance) => words[verdict],
        fill: 'var(--text)',
        stroke: 'var(--bg-raised)',
        strokeWidth: 3,
        fontWeight: 550,
      }),
      plot.tip(
        chances,
        plot.pointer({
          lineHeight: 1.35,
          x: 'points',
          y: 'who',
          maxRadius: 400,
          title: (chance: Chance) =>
            chanceTitle(chance, `${contenderOf(chance.who).name}: ${words[chance.verdict]}`),
        }),
      ),
    ],
  });
}

function bars(plot: Plot, {chances, contenderOf}: ChancesChart): Markish[] {
  const colour = {value: ({who}: Chance) => contenderOf(who).colour, scale: null} as const;
  const bar = {y: 'who', fill: colour, insetTop: 4, insetBottom: 4} as const;
  return [
    plot.barX(chances, {
      ...bar,
      x1: 'points',
      x2: 'bestCase',
      fillOpacity: 0.25,
      stroke: colour,
      strokeDasharray: '3 2',
    }),
    plot.barX(chances, {...bar, x1: 0, x2: 'points'}),
  ];
}

const leaderLine = (plot: Plot, points: number): Markish[] => [
  plot.ruleX([points], {stroke: 'var(--text)', strokeWidth: 1.25}),
  plot.text([points], {
    x: (value: number) => value,
    frameAnchor: 'top',
    dy: -14,
    text: (value: number) => `Leader now ${value}`,
    fill: 'var(--text-muted)',
  }),
];

function chanceTitle({points, bestCase, wins, tie}: Chance, head: string): string {
  return [
    head,
    `${points} points, at best ${bestCase}`,
    `${wins} wins`,
    tie === null ? '' : tieWords(tie),
  ]
    .filter(Boolean)
    .join('\n');
}

const deciders = {wins: 'wins', seconds: 'second places', thirds: 'third places'} as const;

export const tieWords = (tie: NonNullable<Chance['tie']>): string =>
  tie === 'open'
    ? 'At best level in points, wins, second and third places'
    : `At best level in points; ${deciders[tie]} decide`;
