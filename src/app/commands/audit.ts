import { verifyAudit } from '../../foundation/audit/verify.ts';
import type { Command } from './command.ts';
import { DATA_OPTIONS, withData } from './with-house.ts';

/** Recomputes every chain of the audit and holds it against the signed heads; exit code 1 where anything does not hold. */
export const auditVerify: Command = {
  name: 'audit verify', usage: 'audit verify [--json]', about: 'recomputes the whole audit and holds it against the heads signed outside the database', arguments: [], options: DATA_OPTIONS,
  run: (asked) => withData(asked, async ({ database, services }) => {
    const client = await database.administrator();
    try {
      const found = await verifyAudit(client, database.dataFolder, services.keys.installation().publicKey);
      asked.answer(found, [
        `${found.entries.toLocaleString('en')} entries in ${found.chains.toLocaleString('en')} chains, ${found.headsChecked.toLocaleString('en')} signed heads.`,
        ...(found.breaches.length === 0 ? ['Everything holds.'] : found.breaches),
      ].join('\n'));
      return found.breaches.length === 0 ? 0 : 1;
    } finally {
      await client.end();
    }
  }),
};
