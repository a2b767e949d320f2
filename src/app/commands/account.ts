import { addAccount, addOrganization, findOrganization, invite } from '../../foundation/access/accounts.ts';
import { KINDS, ROLES, type Kind, type Role } from '../../foundation/access/roles.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Command } from './command.ts';
import { DATA_OPTIONS, withHouse } from './with-house.ts';

/** Makes an account, with its organization where that is new, and the link by which its person enrols a passkey. */
export const accountAdd: Command = {
  name: 'account add', usage: 'account add LABEL --organization SHORT --role ROLE [--kind KIND --name "Full name"] [--json]', about: 'makes an account and prints the link by which its person makes a passkey',
  arguments: [{ name: 'label', about: 'under which label the account is known (not a name, where staff are at risk)' }],
  options: { organization: { type: 'string' }, role: { type: 'string' }, kind: { type: 'string' }, name: { type: 'string' }, ...DATA_OPTIONS },
  run: ({ positionals: [label], options, answer }) => withHouse(options, async (opened, config) => {
    const role = options['role'] as Role | undefined;
    const short = options['organization'] as string | undefined;
    if (!short) throw new Refusal('app.usage', 'Say which organization: --organization SHORT.');
    if (!role || !ROLES.includes(role)) throw new Refusal('app.usage', `Say which role: --role, one of ${ROLES.join(', ')}.`);
    const gate = opened.database.gate;
    let organization = (await findOrganization(gate, short))?.id;
    if (!organization) {
      const kind = options['kind'] as Kind | undefined;
      if (!kind || !KINDS.includes(kind)) throw new Refusal('app.no-organization', `There is no organization «${short}» yet; to make it, add --kind (${KINDS.join(', ')}) and --name.`);
      organization = await addOrganization(gate, { short, kind, name: (options['name'] as string | undefined) ?? short });
    }
    const account = await addAccount(gate, { label: label as string, organization, role });
    const ends = new Date(opened.services.now().getTime() + 7 * 86_400_000);
    const link = `${config.origin}/enroll#${await invite(gate, account, 'enroll', ends)}`;
    answer({ account, organization, role, link, endsAt: ends.toISOString() }, `The account is made. Give its person this link; it works once, until ${ends.toISOString().slice(0, 10)}:\n${link}`);
  }),
};
