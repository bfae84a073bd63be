import styles from './Quality.module.css';
import {type Check, passRate, rateText} from './ruleHistory';
import {sparkline} from './sparkline';

const box = {width: 84, height: 20, inset: 2.5};

/** The pass rates of a rule's checks as a small line, said in words for those who do not see it. */
export function RateLine({checks}: {readonly checks: readonly Check[]}) {
  const rates = checks.map(passRate).filter((rate) => rate !== null);
  const line = sparkline(rates, box);
  if (!line) return <span className={styles['quiet']}>–</span>;
  const lowest = Math.min(...rates);
  const label = `${rates.length === 1 ? 'One check' : `${rates.length} checks`}, lowest ${rateText(lowest)}`;
  return (
    <svg
      className={styles['line']}
      width={box.width}
      height={box.height}
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <polyline points={line.points} />
      <circle cx={line.end.x} cy={line.end.y} r="2.5" data-whole={rates.at(-1) === 1} />
    </svg>
  );
}
