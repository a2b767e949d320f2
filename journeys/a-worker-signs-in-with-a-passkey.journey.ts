import { expect, it } from 'vitest';
import { addAccount, addOrganization, disableAccount, invite } from '../src/foundation/access/accounts.ts';
import { story } from './story.ts';

story('a worker signs in with a passkey', [], (at) => {
  it('enrols by an invitation, signs out and in again, recovers with a code, and is out at once when the account is closed', async () => {
    const gate = at.house.opened.database.gate;
    const organization = await addOrganization(gate, { name: 'Passkey provider', short: 'PASSKEY', kind: 'victim-services' });
    const account = await addAccount(gate, { label: 'Worker 7', organization, role: 'case-manager' });
    const link = `${at.house.origin}/enroll#${await invite(gate, account, 'enroll', new Date(Date.now() + 60_000))}`;
    const { page, complaints, close } = await at.page();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const authenticator = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options: authenticator });

    await page.goto(link);
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    const codes = await page.locator('#code-list li').allTextContents();
    expect(codes).toHaveLength(8);
    expect(page.url(), 'the invitation does not stay in the address').not.toContain('#');

    await page.goto(link.replace('/enroll', '/enroll?again'));
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByText('This link has ended or was used already').waitFor();

    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/app');
    expect((await page.context().cookies()).find((c) => c.name === 'fourfold')).toMatchObject({ httpOnly: true, sameSite: 'Strict' });

    await page.context().clearCookies();
    await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: authenticator });
    await page.goto('/sign-in');
    await page.getByText('I have lost my device').click();
    await page.getByLabel('Recovery code').fill((codes[0] as string).toLowerCase());
    await page.getByRole('button', { name: 'Use the code' }).click();
    await page.waitForURL('**/enroll**');
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    const session = await page.request.get('/api/session');
    expect(session.status()).toBe(200);

    await disableAccount(gate, account, new Date());
    expect((await page.request.get('/api/session')).status(), 'closed at the next request').toBe(401);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('That did not sign you in').waitFor();
    expect(complaints.filter((c) => !c.includes('401'))).toEqual([]);
    await close();
  });
});
