import type {ComparedLap} from './comparison';
import styles from './MapScale.module.css';
import type {MapColour} from './telemetrySearch';
import {fullGainS, gainColour, rampColour, speedRange} from './trackPath';

/** What the colours of the map mean. */
export function MapScale({lap, by}: {readonly lap: ComparedLap; readonly by: MapColour}) {
  if (by === 'gear')
    return (
      <ul className={styles['scale']} aria-label="Gears">
        {[1, 2, 3, 4, 5, 6, 7, 8].map((gear) => (
          <li key={gear} className={styles['gear']}>
            <span className={styles['swatch']} style={{background: rampColour((gear - 1) / 7)}} />
            {gear}
          </li>
        ))}
      </ul>
    );
  const [slowest, fastest] = speedRange(lap);
  const seconds = fullGainS.toFixed(2);
  const [low, high] =
    by === 'speed'
      ? [`${slowest} km/h`, `${fastest} km/h`]
      : [`gains ${seconds} s or more in 100 m`, 'loses as much'];
  const stops = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    by === 'speed' ? rampColour(share) : gainColour((share - 0.5) * 2 * fullGainS),
  );
  return (
    <p className={styles['scale']}>
      {low}
      <span
        className={styles['ramp']}
        style={{background: `linear-gradient(to right, ${stops.join(', ')})`}}
      />
      {high}
    </p>
  );
}
