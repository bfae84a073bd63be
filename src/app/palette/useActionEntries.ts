import {useRouter} from '@tanstack/react-router';
import {useMemo} from 'react';
import {isIngestRunning, isUpdateRunning, useLake} from '#/client/lake';
import {cancelIngest, cancelPipeline, runPipeline} from '#/client/lakeActions';
import type {UpdateRequest} from '#/contracts/pipeline';
import {chooseTheme, type Theme} from '#/ui/theme';
import type {Entry} from './entry';

interface Deed {
  readonly label: string;
  readonly keywords: string;
  readonly act: Entry['act'];
}

const themes: readonly (readonly [Theme, string])[] = [
  ['light', 'Use the light theme'],
  ['dark', 'Use the dark theme'],
  ['system', 'Use the theme of the device'],
];

const links: readonly Deed[] = [
  {label: 'Ingest sessions from OpenF1', keywords: 'fetch download', act: '/ingest?source=openf1'},
  {label: 'Ingest the sample weekend', keywords: 'fetch offline', act: '/ingest?source=sample'},
  {label: 'Ingest files of this computer', keywords: 'local upload', act: '/ingest?source=local'},
  {label: 'Write a query', keywords: 'sql new', act: '/sql'},
  ...themes.map(([theme, label]) => ({
    label,
    keywords: 'toggle colour appearance',
    act: () => chooseTheme(theme),
  })),
];

/** What can be done now. */
export function useActionEntries(onShortcuts: () => void): readonly Entry[] {
  const isOpen = useLake(({phase}) => phase === 'open');
  const isUpdating = useLake(({update}) => isUpdateRunning(update));
  const isIngesting = useLake(({ingest}) => isIngestRunning(ingest));
  const {history} = useRouter();
  return useMemo(() => {
    const run = (request: UpdateRequest) => () => {
      history.push('/pipeline');
      // A failure is shown with the update, there and on Home.
      runPipeline(request).catch(() => undefined);
    };
    const runs: readonly Deed[] = [
      {label: 'Run pipeline', keywords: 'update refresh load', act: run({refresh: 'incremental'})},
    ];
    const deeds: readonly Deed[] = [
      ...(isOpen && !isUpdating ? runs : []),
      ...(isUpdating
        ? [{label: 'Stop the pipeline', keywords: 'cancel', act: cancelPipeline}]
        : []),
      ...(isIngesting ? [{label: 'Stop the ingest', keywords: 'cancel', act: cancelIngest}] : []),
      ...links,
      {label: 'Show keyboard shortcuts', keywords: 'keys ?', act: onShortcuts},
    ];
    return deeds.map(
      ({label, ...rest}): Entry => ({
        id: `action ${label}`,
        kind: 'action',
        label,
        hint: '',
        ...rest,
      }),
    );
  }, [isOpen, isUpdating, isIngesting, history, onShortcuts]);
}
