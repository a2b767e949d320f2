import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { addAccount, addOrganization } from '../src/foundation/access/accounts.ts';
import type { Kind, Role } from '../src/foundation/access/roles.ts';
import { openSession } from '../src/foundation/access/sessions.ts';
import { readConfig } from '../src/app/config.ts';
import { findBrowser, openBrowser, openPage } from './browser.ts';
import { serveHouse, type ServedHouse } from './served-house.ts';

const found = findBrowser(readConfig().browser);
if (found === undefined) console.log('Skipped: there is no Chromium on this machine. Install it, or name one in CHROMIUM.');

/** An office of a story with its people, by what the story calls them. */
type Office = readonly [short: string, name: string, kind: Kind, people: Readonly<Record<string, Role>>];

/** Where a story takes place, from its beginning on. */
export interface Stage {
  house: ServedHouse;
  browser: Browser;
  /** The offices by their short names. */
  offices: Map<string, string>;
  /** The accounts of its people, and what they are signed in by. */
  accounts: Map<string, string>;
  tokens: Map<string, string>;
  /** Opens a page of one of its people, or of somebody who is not signed in. */
  page(person?: string): ReturnType<typeof openPage>;
}

/** Tells a story in a real browser, in a house of its own with these offices; left out, and said so, where there is no browser. */
export function story(title: string, offices: readonly Office[], tell: (at: Stage) => void, { demo = false } = {}): void {
  describe.skipIf(found === undefined)(title, () => {
    const at = {
      offices: new Map(), accounts: new Map(), tokens: new Map(),
      page: (person) => {
        if (person !== undefined && !at.tokens.has(person)) throw new Error(`Nobody in this story is called ${person}.`);
        return openPage(at.browser, at.house.origin, person === undefined ? undefined : at.tokens.get(person));
      },
    } as Stage;
    beforeAll(async () => {
      at.house = await serveHouse(demo);
      at.browser = await openBrowser(found as string);
      const { gate } = at.house.opened.database;
      for (const [short, name, kind, people] of offices) {
        const organization = await addOrganization(gate, { name, short, kind });
        at.offices.set(short, organization);
        for (const [person, role] of Object.entries(people)) {
          const account = await addAccount(gate, { label: person, organization, role });
          at.accounts.set(person, account);
          at.tokens.set(person, await openSession(gate, account, new Date()));
        }
      }
    });
    afterAll(async () => {
      await at.browser?.close();
      await at.house?.close();
    });
    tell(at);
  });
}
