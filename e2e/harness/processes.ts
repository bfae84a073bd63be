import {readdirSync, readFileSync} from 'node:fs';

interface ProcessFacts {
  readonly pid: number;
  readonly group: number;
  readonly commandLine: string;
}

function readProcess(pid: number): ProcessFacts | null {
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks; after it stand state, parent and group.
    const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
    return {pid, group, commandLine};
  } catch {
    return null; // ended between listing and reading
  }
}

function processes(): readonly ProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((facts) => facts !== null);
}

/** Process group of the browser that runs on this profile folder; null when none does. */
export function processGroupOf(profileFolder: string): number | null {
  const browser = processes().find(
    ({commandLine}) =>
      commandLine.includes(`--user-data-dir=${profileFolder}`) && !commandLine.includes('--type='),
  );
  return browser?.group ?? null;
}

/** Bytes of memory the largest renderer of this browser has ever held at once (its high-water mark). */
export function rendererPeakBytes(profileFolder: string): number {
  const group = processGroupOf(profileFolder);
  const peaks = processes()
    .filter((p) => p.group === group && p.commandLine.includes('--type=renderer'))
    .map(({pid}) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
    });
  return Math.max(0, ...peaks);
}

/** Bytes of memory that this browser's processes take now; what they share counts once. */
export function browserBytes(profileFolder: string): number {
  const group = processGroupOf(profileFolder);
  return processes()
    .filter((p) => p.group === group)
    .map(({pid}) => proportionalBytes(pid))
    .reduce((sum, bytes) => sum + bytes, 0);
}

function proportionalBytes(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    return 0; // ended between listing and reading
  }
}

/** The most they take at once while `work` goes on, looked at ten times a second. */
export async function browserPeakBytes(
  profileFolder: string,
  work: () => Promise<void>,
): Promise<number> {
  let peak = browserBytes(profileFolder);
  const looking = setInterval(() => {
    peak = Math.max(peak, browserBytes(profileFolder));
  }, 100);
  try {
    await work();
    return Math.max(peak, browserBytes(profileFolder));
  } finally {
    clearInterval(looking);
  }
}
