import {Button} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {isFiltering} from './filter';
import {useFilter} from './useFilter';

/** Stands for a chart that has rows, but none that the filter lets through. */
export function NothingShown() {
  const {filter, setFilter} = useFilter();
  if (!isFiltering(filter)) return <EmptyState title="Nothing to draw" />;
  return (
    <EmptyState
      title="The filter leaves nothing here"
      actions={
        <Button onClick={() => setFilter({drivers: null, teams: null, laps: null})}>
          Show all
        </Button>
      }
    />
  );
}
