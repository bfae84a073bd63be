import {simulatedDeliveries} from '#/testing/deliveries';
import type {GeneratedFile} from './generatedFile';

/** How many sessions the season has: three a meeting. */
export const seasonSessions = 12;

const deliveries = simulatedDeliveries({meetings: seasonSessions / 3, cars: 8, laps: 12});

/** The answers about a session of the season, counted from 0, as files; those without rows left out. */
export const sessionFiles = (session: number): readonly GeneratedFile[] =>
  (deliveries[session] ?? []).flatMap(({endpoint, rows}) => {
    const content = rows();
    if (content.length === 0) return [];
    return [{name: `${endpoint}_session_${session}.json`, text: JSON.stringify(content)}];
  });
