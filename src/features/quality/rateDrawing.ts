import type {Drawing} from '#/charts/drawing';
import {formatCount} from '#/ui/format';
import {type Check, passRate, rateText} from './ruleHistory';

const when = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** A line through the pass rates, check by check, oldest first. */
export function rateDrawing(checks: readonly Check[]): Drawing {
  const points = checks.map((check, at) => ({...check, nth: at + 1, rate: passRate(check) ?? 1}));
  const low = Math.min(0.9, ...points.map(({rate}) => rate));
  return (plot, width) => ({
    height: 150,
    marginLeft: 56,
    marginBottom: 34,
    x: {
      label: 'Check',
      ticks: Math.min(points.length - 1, Math.floor(width / 60)),
      tickFormat: (nth: number) => (Number.isInteger(nth) ? String(nth) : ''),
    },
    y: {label: 'Passed', domain: [low, 1], grid: true, ticks: 4, tickFormat: rateText},
    marks: [
      plot.line(points, {x: 'nth', y: 'rate', stroke: 'var(--series-1)', strokeWidth: 1.5}),
      plot.dot(points, {
        x: 'nth',
        y: 'rate',
        r: 2.5,
        fill: ({failed}: Check) => (failed > 0 ? 'var(--warn)' : 'var(--series-1)'),
      }),
      plot.tip(points, plot.pointerX({lineHeight: 1.35, x: 'nth', y: 'rate', title: checkTitle})),
    ],
  });
}

function checkTitle(check: Check): string {
  const rate = passRate(check) ?? 1;
  const {passed, failed, at} = check;
  return `${when.format(at)}: ${rateText(rate)}\n${formatCount(failed)} of ${formatCount(passed + failed)} failed`;
}
