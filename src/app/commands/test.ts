import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../../journeys/browser.ts';
import { projectFolder, readConfig } from '../config.ts';
import type { Command } from './command.ts';

interface Count { passed: number; failed: number; skipped: number }

/** Runs every check and test: types, lint, units and access, and the journeys in a real browser. */
export const test: Command = {
  name: 'test', usage: 'test [FILTER]', about: 'runs every test, the browser journeys included, and says what it skipped', arguments: [{ name: 'filter', about: 'which files', optional: true }], options: {},
  run: async ({ positionals: [filter] }) => {
    const project = projectFolder();
    const total: Count = { passed: 0, failed: 0, skipped: 0 };
    const run = (what: string, script: string, ...args: string[]): boolean => {
      process.stdout.write(`\n— ${what}\n`);
      return spawnSync(process.execPath, [join(project, 'node_modules', script), ...args], { cwd: project, stdio: 'inherit' }).status === 0;
    };
    const suite = (what: string, ...args: string[]): void => {
      const counts = join(project, 'node_modules', '.fourfold', 'test-count.json');
      rmSync(counts, { force: true });
      const ok = run(what, 'vitest/vitest.mjs', 'run', ...args, ...(filter ? [filter, '--passWithNoTests'] : []));
      const count: Count = existsSync(counts) ? (JSON.parse(readFileSync(counts, 'utf8')) as Count) : { passed: 0, failed: 1, skipped: 0 };
      total.passed += count.passed;
      total.failed += count.failed + (!ok && count.failed === 0 ? 1 : 0);
      total.skipped += count.skipped;
    };
    const check = (what: string, script: string, ...args: string[]): void => {
      if (run(what, script, ...args)) total.passed++;
      else total.failed++;
    };
    if (!filter) {
      check('types', 'typescript/bin/tsc', '--noEmit');
      check('lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings');
    }
    // Found or installed first: some of the units draw in a browser too.
    const browser = findBrowser(readConfig().browser) ?? installBrowser();
    suite('units, access, laws');
    if (browser) suite('journeys in a browser', '--config', 'vitest.journeys.config.ts');
    else {
      process.stdout.write('\n— journeys in a browser: skipped, for there is no Chromium here and none may be installed. Install it, or name one in CHROMIUM.\n');
      total.skipped++;
    }
    process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
    return total.failed === 0 && total.passed > 0 ? 0 : 1;
  },
};

/** Installs Debian's Chromium where this is Debian and root asks. */
function installBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stdout.write('\nInstalling Chromium from this system’s packages for the journeys …\n');
  spawnSync('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return findBrowser(undefined);
}
