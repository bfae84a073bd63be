import type {ComparedLap} from './comparison';

/** A piece of the lap's line. */
export function LapSwatch({lap: {colour, dash}}: {readonly lap: ComparedLap}) {
  return (
    <svg width="26" height="10" aria-hidden="true">
      <line
        x1="1"
        x2="25"
        y1="5"
        y2="5"
        style={{stroke: colour, strokeWidth: 2.5, strokeDasharray: dash.join(' ')}}
      />
    </svg>
  );
}
