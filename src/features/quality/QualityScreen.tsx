import {Link, useRouter, useRouterState} from '@tanstack/react-router';
import {toFailure} from '#/client/lake';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount} from '#/ui/format';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Skeleton} from '#/ui/Skeleton';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';
import {pipelinePlaces, SubNav} from '#/ui/SubNav';
import {findRule, parseQualitySearch, type QualitySearch, qualitySearchText} from './qualitySearch';
import {QuarantinePanel} from './QuarantinePanel';
import {RuleDetails} from './RuleDetails';
import {isFailing, type RuleRecord} from './ruleHistory';
import {RulesPanel} from './RulesPanel';
import {useQuarantines, useRules} from './useQuality';

/** Every rule of every table: how it fares, which rows break it, and which are kept apart for it. */
export function QualityScreen() {
  return (
    <Page>
      <PageHead title="Quality">
        What the rows of each table must meet, how many did at each run, and the rows that did not.
      </PageHead>
      <SubNav label="Pipeline" places={pipelinePlaces} />
      <Rules />
    </Page>
  );
}

function useSearch(): readonly [QualitySearch, (change: Partial<QualitySearch>) => void] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const path = useRouterState({select: ({location}) => location.pathname});
  const {history} = useRouter();
  const search = parseQualitySearch(new URLSearchParams(text));
  return [
    search,
    (change) => {
      const next = qualitySearchText({...search, ...change});
      history.replace(next === '' ? path : `${path}?${next}`);
    },
  ];
}

function Rules() {
  const [search, change] = useSearch();
  const {rules, error, refetch} = useRules();
  if (error) return <ErrorNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!rules) return <Skeleton lines={12} />;
  const opened = search.rule === null ? null : findRule(search.rule);
  const record = rules.find(({id}) => id === search.rule);
  return (
    <>
      {rules.some(({last}) => last !== null) ? <Totals rules={rules} /> : <NothingChecked />}
      {opened && record && (
        <RuleDetails
          key={record.id}
          record={record}
          onClose={() => change({rule: null})}
          onQuarantine={() => change({quarantine: opened.table.name})}
        />
      )}
      <RulesPanel rules={rules} search={search} onChange={change} />
      <QuarantinePanel opened={search.quarantine} onOpen={(quarantine) => change({quarantine})} />
    </>
  );
}

function Totals({rules}: {readonly rules: readonly RuleRecord[]}) {
  const checked = rules.filter(({last}) => last !== null);
  const failing = checked.filter(isFailing);
  const quarantines = useQuarantines();
  const held = quarantines.data?.reduce((sum, {rows}) => sum + rows, 0);
  return (
    <Stats>
      <Stat
        label="Rules"
        value={formatCount(rules.length)}
        note={`${formatCount(checked.length)} checked so far`}
      />
      <Stat
        label="Hold"
        value={formatCount(checked.length - failing.length)}
        note="at their newest check"
      />
      <Stat
        label="Broken"
        value={formatCount(failing.length)}
        note={failing.length === 0 ? 'none' : 'at their newest check'}
      />
      <Stat
        label="Rows in quarantine"
        value={held === undefined ? '–' : formatCount(held)}
        note="now"
      />
    </Stats>
  );
}

function NothingChecked() {
  return (
    <EmptyState
      title="No rule was checked yet"
      actions={
        <Link to="/" className={buttonClass({kind: 'primary'})}>
          Get data
        </Link>
      }
    >
      Fetch data and run the pipeline: each run checks the rules of the tables it writes.
    </EmptyState>
  );
}
