import type {ConfiguredLake} from '#/lakehouse/pipelineConfig/documentParts';
import type {ConfigProblem} from '#/lakehouse/pipelineConfig/parseConfig';
import {withFixedParts} from '#/lakehouse/pipelineConfig/withFixedParts';
import {Button} from '#/ui/Button';
import {writeDraft} from './configDraft';
import styles from './ConfigScreen.module.css';

interface ProblemListProps {
  readonly problems: readonly ConfigProblem[];
  readonly text: string;
  readonly lake: ConfiguredLake;
  readonly onGoTo: (at: number) => void;
}

/** Each with its place, which leads there; and a way to keep what this lake cannot change. */
export function ProblemList({problems, text, lake, onGoTo}: ProblemListProps) {
  const mended = problems.some(({isFixed}) => isFixed) ? withFixedParts(text, lake) : null;
  return (
    <>
      <ul className={styles['problems']}>
        {problems.map(({path, line, column, at, problem}) => (
          <li key={`${at} ${path} ${problem}`}>
            <p>
              <button type="button" className={styles['place']} onClick={() => onGoTo(at)}>
                Line {line}
                {path === '' && `, column ${column}`}
              </button>{' '}
              {path !== '' && <code>{path}</code>}
            </p>
            <p>
              <Marked text={problem} />
            </p>
          </li>
        ))}
      </ul>
      {mended !== null && (
        <div>
          <Button onClick={() => writeDraft(mended, lake)}>Keep what is fixed in this lake</Button>
        </div>
      )}
    </>
  );
}

/** Text in which what stands between backticks is code. */
function Marked({text}: {readonly text: string}) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));
}
