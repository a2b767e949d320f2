import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../foundation/database/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext { dataFolder: string }
}

/** Starts one database for the whole run, in a folder of its own that goes with it. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fourfold-test-'));
  const server = await startEmbedded(dataFolder);
  project.provide('dataFolder', dataFolder);
  return async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
