import { accountAdd } from './account.ts';
import { auditVerify } from './audit.ts';
import { backup, restore } from './backup.ts';
import { demo, serve } from './serve.ts';
import { exampleCommand } from './example.ts';
import { exportCommand, importCommand } from './exchange.ts';
import type { Command } from './command.ts';
import { helpOn } from './help.ts';
import { migrateCommand } from './migrate.ts';
import { nightly } from './nightly.ts';
import { test } from './test.ts';
import { figure, figures } from './truth.ts';
import { assess, claims } from './assessment.ts';
import { verify } from './verify.ts';

/** Every command there is. */
export const commands: readonly Command[] = [
  demo, serve, test, migrateCommand, accountAdd, importCommand, exportCommand, figures, figure, claims, assess, verify, exampleCommand, nightly, auditVerify, backup, restore, helpOn(() => commands),
];
