import { expect, it } from 'vitest';
import { acting } from '../src/foundation/audit/acting.ts';
import { findSession } from '../src/foundation/access/sessions.ts';
import { choose } from './browser.ts';
import { story } from './story.ts';

story('an award is coded twice, disputed and settled, and the published total moves with its explanation', [['GRANTS', 'Register of Grants', 'programs', { greg: 'grant-officer', gail: 'grant-officer', rita: 'supervisor' }]], (at) => {
  it('is coded by the keyboard alone, unseen by the other, settled by a third, published, tried, revised and explained', async () => {
    const pages = { greg: await at.page('greg'), gail: await at.page('gail'), rita: await at.page('rita') };
    const [greg, gail, rita] = [pages.greg.page, pages.gail.page, pages.rita.page];
    const enter = async (path: string, body: object): Promise<string> => {
      const answer = await greg.request.post(`/api/grants${path}`, { data: body, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } });
      expect(answer.status(), await answer.text()).toBe(200);
      return ((await answer.json()) as { id: string }).id;
    };
    const recipient = await enter('/recipients', { name: 'Lantern Relief Fund', kind: 'ngo', country: 'US' });
    const award = { purpose: 'To take children out of harmful work.', instrument: 'grant', funder: 'dol', recipient, scope: 'international', region: 'africa', countries: ['GH'], categories: ['education'], awardedOn: '2004-03-01', startsOn: '2004-03-01', endsOn: '2006-03-01', obligateNow: true };
    await enter('/awards', { ...award, number: 'DOL-04-1', title: 'Out of work and into school', cents: 1_400_000_000 });
    await enter('/awards', { ...award, number: 'TIP-04-1', title: 'A shelter', funder: 'state-tip', cents: 8_200_000_000 });

    const lineOf = (page: typeof greg, number: string) => page.locator('tr[data-line]', { hasText: number });
    // Greg: the largest first. W begins a coding, and Ctrl and Enter save it and go on to the next.
    await greg.goto('/app/grants/classification');
    await greg.locator('tr[data-line]').first().focus();
    await greg.keyboard.press('w');
    await greg.getByLabel('Evidence: where it stands').fill('Objective 1, page 4');
    await greg.keyboard.press('Control+Enter');
    await lineOf(greg, 'TIP-04-1').waitFor({ state: 'detached' });
    await greg.waitForFunction(() => document.activeElement?.textContent?.includes('DOL-04-1'));
    await greg.keyboard.press('w');
    await greg.getByRole('checkbox', { name: 'It is against child labor' }).check();
    await greg.getByLabel('Evidence: where it stands').fill('The summary speaks of exploited children');
    await greg.keyboard.press('Control+Enter');
    await greg.getByText('Nothing here waits.').waitFor();

    // Gail sees that somebody coded, and not how.
    await gail.goto('/app/grants/classification');
    await gail.getByText('Coded; shown when the round is over').first().waitFor();
    expect(await gail.getByText('The summary speaks').count()).toBe(0);
    const line = lineOf(gail, 'TIP-04-1');
    await line.focus();
    await gail.keyboard.press('w');
    await gail.getByLabel('Evidence: where it stands').fill('Page 4');
    await gail.keyboard.press('Control+Enter');
    await line.waitFor({ state: 'detached' });
    await lineOf(gail, 'DOL-04-1').focus();
    await gail.keyboard.press('u');
    await gail.keyboard.press('Escape');
    await gail.keyboard.press('s');
    await gail.getByLabel('How much of it, in percent').fill('50');
    await gail.getByLabel('Evidence: where it stands').fill('One of two components');
    await gail.keyboard.press('Control+Enter');
    await gail.getByText('Nothing here waits.').waitFor();

    // The two differ, so a third settles it: for now, the whole.
    await rita.goto('/app/grants/classification?show=differ');
    await rita.getByRole('button', { name: 'Settle it: DOL-04-1' }).click();
    await rita.getByText('One of two components').waitFor();
    await rita.getByRole('radio', { name: 'The whole' }).check();
    await rita.getByRole('checkbox', { name: 'Trafficking is among its aims' }).check();
    await rita.getByRole('checkbox', { name: 'It is against child labor' }).check();
    await rita.getByLabel('Reason').fill('Counted like its neighbors');
    await rita.keyboard.press('Control+Enter');
    await rita.getByText('Nothing here waits.').waitFor();
    const publish = async (): Promise<void> => {
      await rita.getByRole('button', { name: 'Publish an edition' }).first().click();
      await rita.getByRole('dialog').getByLabel('Reason').fill('The yearly table');
      await rita.keyboard.press('Control+Enter');
      await rita.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await rita.goto('/app/grants/editions');
    await publish();
    await rita.getByRole('row', { name: /Edition 1.*\$96,000,000/ }).waitFor();

    // A rule is tried: the total moves before anything is saved. Another confirms what one proposes.
    await greg.goto('/app/grants/what-if?year=2004');
    await greg.getByRole('group', { name: 'Against child labor' }).getByRole('radio', { name: 'Yes' }).check();
    await choose(greg, 'Office', 'Labor');
    await greg.getByRole('button', { name: 'Try it' }).click();
    await greg.getByText('1 award would move').waitFor();
    for (const total of ['$96,000,000', '$82,000,000']) await greg.getByText(total).first().waitFor();
    await greg.getByLabel('Reason').fill('Child labor programs had mistakenly been included');
    await greg.getByRole('button', { name: 'Propose this rule' }).click();
    await greg.getByText('Waiting for somebody else').waitFor();
    expect(await greg.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    await gail.goto('/app/grants/editions');
    await gail.getByRole('button', { name: 'Confirm' }).click();
    await gail.getByText('1 award moved').first().waitFor();

    // Published, the new total stands beside the old one, and the award that moved says why.
    await rita.reload();
    await publish();
    await rita.getByRole('row', { name: /Edition 2.*\$82,000,000/ }).waitFor();
    await rita.getByRole('row', { name: /Edition 1.*\$96,000,000/ }).waitFor();
    await rita.goto('/app/grants/editions?year=2004&earlier=1&later=2');
    await rita.getByRole('row', { name: /DOL-04-1.*\$14,000,000.*\$0.*Child labor programs had mistakenly been included/ }).waitFor();
    const session = await findSession(at.house.opened.database.gate, at.tokens.get('rita') as string, new Date());
    if (!session) throw new Error('Nobody is signed in.');
    const rows = await acting(at.house.opened.database, session, { records: 'looked at the journey', via: 'journey' }, (tx) => tx.all<{ n: number }>({ text: 'select count(*) as n from grants.edition_as_of', values: [] }));
    expect(rows).toEqual([{ n: 2 }]);
    for (const { complaints, close } of Object.values(pages)) {
      expect(complaints).toEqual([]);
      await close();
    }
  });
});
