import {countText} from '#/base/format';
import styles from './ExplainTree.module.css';
import {chainFrom, type PlanStep, type QueryPlan} from './queryPlan';

/** `HASH_JOIN` as `Hash join`. */
const wordsOf = (operator: string): string => {
  const words = operator.toLowerCase().replaceAll('_', ' ').replace('seq scan', 'table scan');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const timeText = (ms: number): string => {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return ms >= 10 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(ms >= 1 ? 1 : 2)} ms`;
};

const percentText = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

/** How a query was worked out: its last step first, each with what it took; inputs that come together stand below each other. */
export function ExplainTree({plan}: {readonly plan: QueryPlan}) {
  return (
    <div className={styles['tree']}>
      <Steps from={plan.root} label="Steps of the query, the last first" />
    </div>
  );
}

function Steps({from, label}: {readonly from: PlanStep; readonly label: string}) {
  const chain = chainFrom(from);
  return (
    <ol className={styles['steps']} aria-label={label}>
      {chain.map((step, at) => (
        <li key={at}>
          <Step step={step} />
          {step.inputs.length > 1 && <Inputs step={step} />}
        </li>
      ))}
    </ol>
  );
}

function Inputs({step}: {readonly step: PlanStep}) {
  const name = wordsOf(step.operator);
  return (
    <div className={styles['inputs']}>
      {step.inputs.map((input, at) => (
        <details key={at} open>
          <summary className={styles['inputName']}>{`Input ${at + 1} of ${name}`}</summary>
          <Steps from={input} label={`Input ${at + 1} of ${name}`} />
        </details>
      ))}
    </div>
  );
}

function Step({step}: {readonly step: PlanStep}) {
  const {operator, subject, rows, scanned, ms, share, details} = step;
  return (
    <details className={styles['step']}>
      <summary className={styles['summary']}>
        <span className={styles['operator']}>{wordsOf(operator)}</span>
        <code className={styles['subject']}>{subject}</code>
        <span className={styles['figure']}>{`${countText(rows)} rows`}</span>
        <span className={styles['figure']}>{timeText(ms)}</span>
        <span className={styles['figure']}>{percentText(share)}</span>
        <span className={styles['bar']} aria-hidden="true">
          <span style={{transform: `scaleX(${share})`}} />
        </span>
      </summary>
      <dl className={styles['details']}>
        {details.map(({name, text}) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {scanned > 0 && (
          <div>
            <dt>Rows read</dt>
            <dd>{countText(scanned)}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}
