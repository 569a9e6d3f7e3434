// npm test: brings everything up to date, checks types and style, runs every test, and ends with one line of counts.
// `npm test -- unit` or `npm test -- --only types,unit` runs parts; other arguments go to vitest (a file, `-t name`).
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages, compile, ensureInstalled, everything, root, stop, tool } from './bootstrap.mjs';
import { ensureChromium } from './chromium.mjs';

const suites = ['unit', 'property', 'conformance', 'e2e'];
const parts = ['types', 'lint', ...suites];
const { only, rest } = readArguments(process.argv.slice(2));
const wanted = (part) => only.length === 0 || only.includes(part);
const total = { passed: 0, failed: 0, skipped: 0 };

ensureInstalled();
check('types', compile(everything));
const running = new Set(suites.filter(wanted));
if (running.size > 0) check('pages', buildPages());
if (running.has('e2e') && !check('chromium', await ensureChromium())) running.delete('e2e');
if (wanted('lint')) {
  const colours = process.stdout.isTTY ? [] : ['--colors=off'];
  check('lint', tool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', ...colours, '.']));
}
if (running.size > 0) runVitest([...running]);

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);

function readArguments(args) {
  const named = [];
  const others = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--only') named.push(...(args[++i] ?? '').split(','));
    else if (parts.includes(args[i])) named.push(args[i]);
    else others.push(args[i]);
  }
  const unknown = named.find((part) => !parts.includes(part));
  if (unknown !== undefined) stop(`there is no part "${unknown}"; there are: ${parts.join(', ')}`);
  return { only: named, rest: others };
}

function check(name, good) {
  total[good ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${good ? 'ok  ' : 'FAIL'} ${name}\n`);
  return good;
}

function runVitest(projects) {
  // Two runs in one checkout must not read each other's report.
  const report = join(root, 'tests', 'output', `vitest-${process.pid}.json`);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const good = tool('vitest/vitest.mjs', [...args, ...projects.flatMap((name) => ['--project', name]), ...rest], {
    cwd: join(root, 'tests'),
  });
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(report, { force: true });
  // A crash of the runner or an error outside any test has no row of its own, but must not pass.
  if (!good && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
}

function count({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that fails before its tests are known has none to count.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests };
}
