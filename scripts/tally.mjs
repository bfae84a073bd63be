// Adds up what the runners left in a folder: NAME.json is a runner's report, NAME.runner and NAME.step
// hold exit codes. Names what failed; the last line is "N passed, N failed". A runner that broke
// without naming a failed test, and a step that failed, count as one failure each.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, extname, join, relative} from 'node:path';

const folder = process.argv[2] ?? '.';
const reported = readdirSync(folder).map((file) => ({
  file,
  name: basename(file, extname(file)),
  code: Number(/\.(runner|step)$/.test(file) && readFileSync(join(folder, file), 'utf8')),
}));

function vitestOutcome({testResults}) {
  const tests = testResults.flatMap(({name, assertionResults}) =>
    assertionResults.map((test) => ({...test, file: relative('.', name)})),
  );
  const broken = testResults.filter(
    ({status, assertionResults}) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({status}) => status === 'passed').length,
    failures: [
      ...tests
        .filter(({status}) => status === 'failed')
        .map(({file, fullName}) => `${file} > ${fullName}`),
      ...broken.map(({name, message}) => `${relative('.', name)}: ${firstLine(message)}`),
    ],
  };
}

function playwrightOutcome({suites, errors}) {
  const specsOf = (suite, path) => [
    ...(suite.specs ?? []).map((spec) => ({...spec, path: [...path, suite.title]})),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, [...path, suite.title])),
  ];
  const tests = suites
    .flatMap((suite) => specsOf(suite, []))
    .flatMap((spec) =>
      spec.tests.map(({status}) => ({status, title: [...spec.path, spec.title].join(' > ')})),
    );
  return {
    passed: tests.filter(({status}) => status === 'expected' || status === 'flaky').length,
    failures: [
      ...tests.filter(({status}) => status === 'unexpected').map(({title}) => title),
      ...errors.map(({message}) => `e2e: ${firstLine(message)}`),
    ],
  };
}

const firstLine = (text) => String(text ?? '').split('\n')[0];

function outcomeOf(name, code) {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) return {passed: 0, failures: [`${name}: ended without a report (${code})`]};
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const outcome = 'testResults' in report ? vitestOutcome(report) : playwrightOutcome(report);
  if (code === 0 || outcome.failures.length > 0) return outcome;
  return {...outcome, failures: [`${name}: ended with ${code} though no test failed`]};
}

function safely(name, code) {
  try {
    return outcomeOf(name, code);
  } catch (error) {
    return {passed: 0, failures: [`${name}: unreadable report: ${firstLine(error)}`]};
  }
}

const outcomes = reported.flatMap(({file, name, code}) => {
  if (file.endsWith('.runner')) return [safely(name, code)];
  if (file.endsWith('.step') && code !== 0)
    return [{passed: 0, failures: [`${name}: ended with ${code}`]}];
  return [];
});
const failures = outcomes.flatMap((outcome) => outcome.failures);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);

for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;
