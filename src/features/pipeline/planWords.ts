import type {PlannedTable, UpdatePlan} from '#/contracts/pipeline';
import type {Tone} from '#/ui/Badge';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';

/** What is planned for a table, in a word or two. */
export function planText({plan, isExact}: PlannedTable): string {
  const least = isExact ? '' : '+';
  switch (plan.kind) {
    case 'excluded':
      return 'Excluded';
    case 'nothing':
      return 'Nothing to do';
    case 'files':
      return `${formatCount(plan.files)}${least} ${plan.files === 1 ? 'file' : 'files'}`;
    case 'full':
      return 'Full';
    default:
      return unitsText(plan.unit, plan.units.length, isExact);
  }
}

function unitsText(unit: 'session_key' | 'meeting_key', count: number, isExact: boolean): string {
  const word = unit === 'session_key' ? 'session' : 'meeting';
  if (count === 0) return `New ${word}s`;
  return isExact ? formatCounted(count, word) : `${formatCount(count)}+ ${word}s`;
}

export function planTone({plan}: PlannedTable): Tone {
  if (plan.kind === 'excluded' || plan.kind === 'nothing') return 'neutral';
  return plan.kind === 'full' ? 'warn' : 'accent';
}

/** The sessions or meetings by name, the first few of many. */
export function unitNames({plan}: PlannedTable, most = 4): string {
  if (plan.kind !== 'units') return '';
  const names = plan.units.map(({key, name}) => name ?? String(key));
  const more = names.length > most ? ` and ${formatCount(names.length - most)} more` : '';
  return `${names.slice(0, most).join('; ')}${more}`;
}

/** A plan as a whole, in a sentence. */
export function planSummary({tables}: UpdatePlan): string {
  const count = (kind: PlannedTable['plan']['kind']) =>
    tables.filter(({plan}) => plan.kind === kind).length;
  const files = tables.flatMap(({plan}) => (plan.kind === 'files' ? [plan] : []));
  const loaded = files.reduce((sum, plan) => sum + plan.files, 0);
  const bytes = files.reduce<number | null>(
    (sum, plan) => (sum === null || plan.bytes === null ? null : sum + plan.bytes),
    0,
  );
  const parts = [
    loaded > 0 &&
      `loads ${formatCounted(loaded, 'file')}${bytes === null ? '' : ` (${formatBytes(bytes)})`}`,
    count('full') > 0 && `computes ${formatCounted(count('full'), 'table')} as a whole`,
    count('units') > 0 && `computes parts of ${formatCounted(count('units'), 'table')}`,
    count('nothing') > 0 && `finds nothing to do in ${formatCount(count('nothing'))}`,
    count('excluded') > 0 && `leaves out ${formatCount(count('excluded'))}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'It has no table.' : `It ${parts.join(', ')}.`;
}
