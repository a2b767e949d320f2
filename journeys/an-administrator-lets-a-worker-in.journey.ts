import { expect, it } from 'vitest';
import { choose, openRow } from './browser.ts';
import { story } from './story.ts';

story('an administrator lets a worker in and out', [['GATEHOUSE', 'Gatehouse Letters Office', 'benefit-granting', { Lee: 'administrator', Joan: 'supervisor' }]], (at) => {
  it('adds an account, hands over a link, sees it in use, withdraws a lost key, and a second person invites anew', async () => {
    const lee = await at.page('Lee');
    await lee.page.goto('/app/accounts');
    await lee.page.getByRole('button', { name: 'Add an account' }).click();
    await lee.page.getByLabel('Known as').fill('Desk 4');
    await choose(lee.page, 'Role', 'Certification officer');
    await lee.page.keyboard.press('Control+Enter');
    await lee.page.getByRole('button', { name: 'Make invitation' }).click();
    const link = await lee.page.locator('.link-once').innerText();
    expect(link).toMatch(/\/enroll#[A-Za-z0-9_-]{43}$/);
    expect(lee.page.url(), 'the secret stands in no address').not.toContain('#');

    const worker = await at.page();
    const devtools = await worker.page.context().newCDPSession(worker.page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    await worker.page.goto(link);
    await worker.page.getByRole('button', { name: 'Make a passkey' }).click();
    await worker.page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    await worker.page.goto('/app/letters');
    await worker.page.locator('main h1').first().waitFor();

    await lee.page.goto('/app/accounts');
    await openRow(lee.page, /Desk 4/);
    const sheet = lee.page.getByRole('dialog', { name: 'Desk 4' });
    await sheet.getByText('In use').waitFor();
    await sheet.getByRole('button', { name: 'Withdraw keys' }).click();
    await sheet.getByText('cannot be brought back').waitFor();
    await sheet.getByRole('button', { name: 'Withdraw keys' }).click();
    await sheet.getByText('You withdrew the keys of this account').waitFor();
    expect((await worker.page.request.get('/api/session')).status(), 'out at the next request').toBe(401);

    const joan = await at.page('Joan');
    await joan.page.goto('/app/accounts');
    await openRow(joan.page, /Desk 4/);
    await joan.page.getByRole('button', { name: 'Make invitation' }).click();
    await joan.page.locator('.link-once').waitFor();
    expect(await joan.page.getByRole('button', { name: 'Close account' }).count(), 'a supervisor closes nothing').toBe(0);
    expect([...lee.complaints, ...joan.complaints]).toEqual([]);
    await Promise.all([lee.close(), worker.close(), joan.close()]);
  });
});
