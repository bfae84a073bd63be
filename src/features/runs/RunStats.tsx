import type {UpdateProgress} from '#/contracts/engine';
import {formatBytes, formatCount, formatCounted, formatDuration} from '#/ui/format';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';
import {runFacts} from './runFacts';

/** A run in figures. */
export function RunStats({update, now}: {readonly update: UpdateProgress; readonly now: number}) {
  const facts = runFacts(update, now);
  const {filesLoaded, bytesLoaded, malformed} = update;
  return (
    <Stats>
      <Stat label="Time" value={formatDuration(facts.ms)} />
      <Stat
        label="Files loaded"
        value={formatCount(filesLoaded)}
        note={
          malformed.length > 0
            ? `${formatBytes(bytesLoaded)}, ${formatCount(malformed.length)} set aside`
            : formatBytes(bytesLoaded)
        }
      />
      <Stat label="Rows loaded" value={formatCount(facts.loaded)} note="into bronze" />
      <Stat
        label="Rows written"
        value={formatCount(facts.written)}
        note={
          facts.keptOut > 0 ? `${formatCount(facts.keptOut)} kept out by rules` : 'silver and gold'
        }
      />
      <Stat
        label="Tables with new rows"
        value={formatCount(facts.tables)}
        note={facts.failed > 0 ? `${facts.failed} failed, ${facts.skipped} skipped` : 'none failed'}
      />
      <Stat
        label="Rules broken"
        value={formatCount(facts.brokenRules)}
        note={`of ${formatCounted(checkedRules(update), 'rule')} checked`}
      />
    </Stats>
  );
}

const checkedRules = ({flows}: UpdateProgress) =>
  flows.reduce((sum, {expectations}) => sum + expectations.length, 0);
