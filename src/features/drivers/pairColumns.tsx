import {teamColourCss} from '#/charts/driverLook';
import {absent} from '#/domain/lapTimeText';
import type {MedianGap, Score} from '#/domain/teamMateScore';
import type {SmallColumn} from '#/ui/SmallTable';
import styles from './HeadToHeadPanel.module.css';
import type {MatePair} from './mateRows';

const scoreText = ({ahead, undecided}: Score) =>
  ahead[0] + ahead[1] + undecided === 0 ? (
    absent
  ) : (
    <span title={undecided > 0 ? `${undecided} more in which not both were placed` : undefined}>
      {ahead[0]}–{ahead[1]}
    </span>
  );

const gapWords = ({seconds, sessions}: MedianGap, names: MatePair['names']) => {
  if (seconds === null) return absent;
  const who = seconds === 0 ? 'level' : names[seconds > 0 ? 0 : 1];
  return (
    <span title={`Median of ${sessions}`}>
      {seconds === 0 ? who : `${who} ${Math.abs(seconds).toFixed(3)} s`}
    </span>
  );
};

/** Every pair, which is a button that shows it weekend by weekend, with what it came to. */
export function pairColumns(
  chosen: MatePair | null,
  choose: (pair: MatePair) => void,
): readonly SmallColumn<MatePair>[] {
  return [
    {
      id: 'pair',
      label: 'Pair',
      isRowHeader: true,
      render: (pair) => (
        <button
          type="button"
          className={styles['pair']}
          aria-pressed={pair === chosen}
          title="Show weekend by weekend"
          onClick={() => choose(pair)}
        >
          <span
            className={styles['bar']}
            style={{background: teamColourCss(pair.colour)}}
            aria-hidden="true"
          />
          <span>
            {pair.names[0]} – <span className={styles['name']}>{pair.names[1]}</span>
            <small>{pair.team}</small>
          </span>
        </button>
      ),
    },
    ...figureColumns,
  ];
}

const figureColumns: readonly SmallColumn<MatePair>[] = [
  {
    id: 'qualifying',
    label: 'Quali',
    title: 'Qualifying',
    isFigure: true,
    render: ({score}) => scoreText(score.qualifying),
  },
  {id: 'race', label: 'Races', isFigure: true, render: ({score}) => scoreText(score.race)},
  {
    id: 'sprint',
    label: 'Sprints',
    isFigure: true,
    isOptional: true,
    render: ({score}) => scoreText(score.sprint),
  },
  {
    id: 'points',
    label: 'Points',
    isFigure: true,
    render: ({score}) => `${score.points[0]}–${score.points[1]}`,
  },
  {
    id: 'qualifyingGap',
    label: 'Faster in qualifying',
    isFigure: true,
    isOptional: true,
    render: ({score, names}) => gapWords(score.qualifyingGap, names),
  },
  {
    id: 'paceGap',
    label: 'Faster in races',
    isFigure: true,
    isOptional: true,
    render: ({score, names}) => gapWords(score.paceGap, names),
  },
];
