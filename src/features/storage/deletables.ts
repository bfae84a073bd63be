import {groupBy} from '#/base/groupBy';
import type {SessionUse, StorageLayer, StorageUse} from '#/contracts/storage';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import type {DeletionChoice} from './deletionWords';

/** One line of what may be deleted. */
export interface Deletable extends DeletionChoice {
  readonly id: string;
  readonly label: string;
  readonly facts: string;
  /** Stands under the one before it. */
  readonly isPart?: boolean;
}

/** Meeting by meeting, its sessions after it. */
export function deletableSessions({sessions}: StorageUse): readonly Deletable[] {
  const meetings = groupBy(sessions, ({meetingKey}) => meetingKey);
  return [...meetings].flatMap(([meetingKey, own]) => [
    ...(meetingKey === null ? [] : [meetingLine(meetingKey, own)]),
    ...own.map((session) => sessionLine(session, meetingKey !== null)),
  ]);
}

function meetingLine(meetingKey: number, sessions: readonly SessionUse[]): Deletable {
  const name = (sessions[0]?.name ?? `Meeting ${meetingKey}`).split(',')[0] ?? '';
  return {
    id: `meeting ${meetingKey}`,
    label: name,
    facts: factsOf(sessions),
    what: `${name} with all its sessions`,
    deletion: {kind: 'meeting', meetingKey},
  };
}

function sessionLine(session: SessionUse, isPart: boolean): Deletable {
  const {sessionKey, name} = session;
  const own = name ?? `Session ${sessionKey}`;
  return {
    id: `session ${sessionKey}`,
    label: isPart ? (own.split(', ').at(-1) ?? own) : own,
    facts: factsOf([session]),
    what: own,
    deletion: {kind: 'sessions', sessionKeys: [sessionKey]},
    isPart,
  };
}

function factsOf(sessions: readonly SessionUse[]): string {
  const sum = (value: (session: SessionUse) => number) =>
    sessions.reduce((all, session) => all + value(session), 0);
  const files = sum((session) => session.files);
  return `${formatCounted(files, 'file')}, ${formatBytes(sum(({bytes}) => bytes))}, ${formatCount(sum(({rows}) => rows))} rows`;
}

export const deletableEndpoints = ({staged}: StorageUse): readonly Deletable[] =>
  staged
    .filter(({files}) => files > 0)
    .map(({endpoint, files, bytes}) => ({
      id: endpoint,
      label: endpoint,
      facts: `${formatCounted(files, 'file')}, ${formatBytes(bytes)}`,
      what: `all of ${endpoint}`,
      deletion: {kind: 'endpoint', endpoint},
    }));

const layerWords: Readonly<Record<StorageLayer, readonly [label: string, what: string]>> = {
  gold: ['Gold', 'all gold rows'],
  silver: ['Silver', 'all silver rows'],
  bronze: ['Bronze with its files', 'bronze and all staged files'],
  staged: ['Staged files that are loaded', 'staged files that are loaded'],
};

export function deletableLayers({database, staged, leftovers}: StorageUse): readonly Deletable[] {
  const files = staged.reduce((sum, endpoint) => sum + endpoint.files, 0);
  const fileFacts = `${formatCounted(files, 'file')}, ${formatBytes(staged.reduce((sum, {bytes}) => sum + bytes, 0))}`;
  const facts = (layer: StorageLayer) => {
    const own = database.layers.find((other) => other.layer === layer);
    return own ? `${formatCount(own.rows)} rows, ${formatBytes(own.bytes)}` : fileFacts;
  };
  const layers = (['gold', 'silver', 'bronze', 'staged'] as const).map(
    (layer): Deletable => ({
      id: layer,
      label: layerWords[layer][0],
      facts: layer === 'bronze' ? `${facts(layer)}; ${fileFacts}` : facts(layer),
      what: layerWords[layer][1],
      deletion: {kind: 'layer', layer},
    }),
  );
  const aside = leftovers.find(({kind}) => kind === 'set-aside');
  if (!aside) return layers;
  return [
    ...layers,
    {
      id: 'set-aside',
      label: 'Set-aside databases',
      facts: `${formatCounted(aside.files, 'file')}, ${formatBytes(aside.bytes)}`,
      what: 'databases that were set aside',
      deletion: {kind: 'set-aside'},
    },
  ];
}
