import {useMutation} from '@tanstack/react-query';
import {useMatches} from '@tanstack/react-router';
import {MonitorSmartphone} from 'lucide-react';
import type {ReactNode} from 'react';
import {missingNeeds} from '#/client/browserNeeds';
import {useLake} from '#/client/lake';
import {restartEngine, takeOver} from '#/client/startLake';
import {Button} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {Unsupported} from './Unsupported';

const elsewhere = {
  elsewhere: {
    title: 'LapLake is open in another tab',
    text: 'One tab at a time works with the lake. Go on there, or take over here: the other tab closes its lake in good order.',
    action: 'Take over',
  },
  moved: {
    title: 'LapLake moved to another tab',
    text: 'Another tab took over the lake. Nothing is lost; what was running there was interrupted and can be resumed.',
    action: 'Take it back',
  },
} as const;

const privateWindow =
  'storage for this site: a private window, or a setting that blocks cookies and site data, takes it away';

/** Shows the screen while this tab may have the lake; else says where it is and how to get it. */
export function LakeGate({children}: {readonly children: ReactNode}) {
  const phase = useLake((lake) => lake.phase);
  const failure = useLake((lake) => lake.failure);
  const taking = useMutation({mutationFn: takeOver});
  const needsNoLake = useMatches({
    select: (matches) => matches.at(-1)?.staticData.needsNoLake ?? false,
  });
  if (needsNoLake) return children;
  if (phase === 'elsewhere' || phase === 'moved') {
    const {title, text, action} = elsewhere[phase];
    return (
      <EmptyState
        isPage
        title={title}
        icon={<MonitorSmartphone size={32} />}
        actions={
          <Button kind="primary" busy={taking.isPending} onClick={() => taking.mutate()}>
            {action}
          </Button>
        }
      >
        {text}
      </EmptyState>
    );
  }
  if (phase === 'unsupported') return <Unsupported missing={missingNeeds(globalThis)} />;
  if (phase === 'failed' && failure?.code === 'storage.unavailable')
    return <Unsupported missing={[privateWindow]} onRetry={restartEngine} />;
  if (phase === 'failed' && failure)
    return (
      <Page>
        <ErrorNotice failure={failure} retryLabel="Restart the engine" onRetry={restartEngine} />
      </Page>
    );
  return children;
}
