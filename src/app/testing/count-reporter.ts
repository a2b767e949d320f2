import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that counts its tests, and leaves the counts for `./fourfold test` to add up. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') count.passed++;
        else if (state === 'failed') count.failed++;
        else count.skipped++;
      }
      if (module.errors().length > 0) count.failed++;
    }
    const folder = join(import.meta.dirname, '../../../node_modules/.fourfold');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'test-count.json'), JSON.stringify(count));
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
