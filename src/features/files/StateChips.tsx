import type {FilesPage} from '#/contracts/files';
import {stateWords} from '#/parts/files/stateWords';
import {ChipGroup} from '#/ui/ChipGroup';
import {StatusDot} from '#/ui/StatusDot';
import {type FilesSearch, fileStates} from './filesSearch';

interface StateChipsProps {
  readonly totals: FilesPage['totals'];
  readonly state: FilesSearch['state'];
  readonly onChange: (state: FilesSearch['state']) => void;
}

/** How many files are in each state; pressing one shows only those. */
export function StateChips({totals, state, onChange}: StateChipsProps) {
  const all = fileStates.reduce((sum, each) => sum + totals[each], 0);
  return (
    <ChipGroup<FilesSearch['state']>
      label="State"
      value={state}
      onChange={onChange}
      chips={[
        {value: 'all', name: 'All files', count: all, title: 'Files in any state'},
        ...fileStates.map((each) => ({
          value: each,
          name: stateWords[each].name,
          count: totals[each],
          title: stateWords[each].about,
          icon: <StatusDot tone={totals[each] > 0 ? stateWords[each].tone : 'neutral'} />,
        })),
      ]}
    />
  );
}
