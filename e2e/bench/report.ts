import {writeFileSync} from 'node:fs';
import {cpus} from 'node:os';

/** One line of the report. A target is said to hold or not; nothing fails by it. */
export interface Finding {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: {readonly atLeast: number} | {readonly below: number};
}

const findings: Finding[] = [];
let printed = 0;

export function note(finding: Finding): void {
  findings.push(finding);
  console.log(`  ${textOf(finding)}`);
}

function verdict({value, target}: Finding): string {
  if (!target) return '';
  if (!Number.isFinite(value)) return 'not measured';
  const holds = 'atLeast' in target ? value >= target.atLeast : value < target.below;
  const wanted = 'atLeast' in target ? `>= ${target.atLeast}` : `< ${target.below}`;
  return `${holds ? 'holds' : 'MISSED'} (${wanted})`;
}

function number(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

const textOf = (finding: Finding): string =>
  `${finding.what.padEnd(64)} ${number(finding.value).padStart(11)} ${finding.unit.padEnd(7)} ${verdict(finding)}`.trimEnd();

/** Prints what was noted since it was last called, and writes all of it as JSON where BENCH_JSON says. */
export function printReport(): void {
  const [cpu] = cpus();
  console.log(
    `\nLapLake benchmarks, medians; ${cpus().length} cores, ${cpu?.model ?? 'unknown'}\n`,
  );
  for (const finding of findings.slice(printed)) console.log(textOf(finding));
  printed = findings.length;
  const path = process.env['BENCH_JSON'];
  if (path) writeFileSync(path, `${JSON.stringify({cores: cpus().length, findings}, null, 2)}\n`);
}
