import {X} from 'lucide-react';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {ExplainTree, timeText} from './ExplainTree';
import type {useExplain} from './useExplain';

/** How a statement was worked out, as long as it was asked for. */
export function ExplainPanel({explain}: {readonly explain: ReturnType<typeof useExplain>}) {
  const {state, plan, failure, close} = explain;
  if (state === 'idle') return null;
  return (
    <Panel
      title="Query plan"
      hint={
        <span role="status">
          {plan
            ? `${timeText(plan.ms)} in all steps together, each without its inputs. Open a step for what it did.`
            : 'The statement runs once to be measured.'}
        </span>
      }
      actions={
        <Button icon={<X />} onClick={close}>
          {state === 'running' ? 'Cancel' : 'Close the plan'}
        </Button>
      }
    >
      {state === 'running' && <Skeleton lines={4} />}
      {failure && <ErrorNotice failure={failure} />}
      {plan && <ExplainTree plan={plan} />}
    </Panel>
  );
}
