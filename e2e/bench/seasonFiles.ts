import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {SimulatorOptions} from '#/domain/simulator/simulator';
import {simulatedDeliveries} from '#/testing/deliveries';

/** A simulated season without telemetry, on disk as OpenF1 answers: a file for each session and endpoint. */
export interface SeasonFiles {
  /** Paths by session, in the order of the calendar. */
  readonly sessions: readonly (readonly string[])[];
  /** Folder of each endpoint's files. */
  readonly folders: ReadonlyMap<string, string>;
  readonly bytes: number;
}

export function writeSeason(folder: string, options: Partial<SimulatorOptions>): SeasonFiles {
  const folders = new Map<string, string>();
  const last = new Map<string, string>();
  let bytes = 0;
  const sessions = simulatedDeliveries(options).map((deliveries) =>
    deliveries.flatMap(({endpoint, sessionKey, rows}) => {
      const content = rows();
      if (content.length === 0) return [];
      const own = join(folder, endpoint);
      if (!folders.has(endpoint)) mkdirSync(own, {recursive: true});
      folders.set(endpoint, own);
      const text = JSON.stringify(content);
      // The calendar of a meeting is the same for each of its sessions; what is staged once is not staged again.
      if (last.get(endpoint) === text) return [];
      last.set(endpoint, text);
      const path = join(own, `${endpoint}_${sessionKey}.json`);
      bytes += text.length;
      writeFileSync(path, text);
      return [path];
    }),
  );
  return {sessions, folders, bytes};
}
