import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { openSession } from '../src/foundation/access/sessions.ts';
import type { Role } from '../src/foundation/access/roles.ts';
import { setClock, timeZone } from '../src/foundation/calendar/clock.ts';
import { addDays, type Day } from '../src/foundation/calendar/day.ts';
import { dayOf, startOfDay } from '../src/foundation/calendar/zone.ts';
import { choose, openPage, openRow } from './browser.ts';
import { story } from './story.ts';

const HOUR = 3_600_000;

story('a minor is found at night', [['NIGHT-LANTERN', 'Lantern House Services', 'victim-services', { 'case-manager': 'case-manager' }], ['NIGHT-HHS', 'Department of Health and Human Services', 'benefit-granting', { 'certification-officer': 'certification-officer' }]], (stage) => {
  afterEach(() => setClock(null));

  /** Sets the house's clock and the browser's to one instant, and signs somebody in at it. */
  const at = async (instant: Date, role: Role) => {
    setClock(instant);
    return openPage(stage.browser, stage.house.origin, await openSession(stage.house.opened.database.gate, stage.accounts.get(role) as string, instant), instant);
  };

  it('and HHS is told within 24 hours, tells others within 24 of its letter, and has 90 days and 30 more; what is missed says so (22 USC 7105(b)(1)(G)-(H))', async () => {
    const friday = lastFridayNight(new Date());
    const hour = (hours: number): Date => new Date(friday.getTime() + hours * HOUR);

    // Friday, 23:40: two children are found; each starts a clock that the advocate sees with its hour.
    const night = await at(friday, 'case-manager');
    const rosa = await intake(night.page, 'Rosa', friday);
    const pilar = await intake(night.page, 'Pilar', friday);
    const due = `${inWords(hour(24))}, 23:40`;
    await night.page.goto('/app');
    const first = night.page.getByRole('list', { name: 'Children for whom HHS must be told' });
    await first.getByText(`due in 24 h (${due})`).first().waitFor();
    expect(await first.getByRole('listitem').count()).toBe(2);
    await night.page.goto(`/app/people/${rosa}/case`);
    await night.page.getByText('HHS must be told of this child.').waitFor();
    await night.page.getByText(`due in 24 h (${due})`).waitFor();

    // The child agrees with her guardian to HHS being asked, and the request goes out that night with nothing typed again.
    await release(night.page, rosa);
    await night.page.goto(`/app/people/${rosa}/legal`);
    await night.page.getByRole('heading', { level: 2, name: 'Request for assistance to a child' }).waitFor();
    await night.page.getByText(`due in 24 h (${due})`).waitFor();
    await night.page.getByRole('button', { name: 'Send it to HHS' }).click();
    await night.page.getByRole('dialog', { name: 'Request for assistance to a child' }).waitFor();
    await night.page.keyboard.press('Control+Enter');
    await night.page.getByText('Sent to HHS').last().waitFor();
    await night.page.goto(`/app/people/${rosa}/case`);
    await night.page.getByText('HHS was asked for this child.').waitFor();
    expect(night.complaints).toEqual([]);
    await night.close();

    // Saturday, 09:00: HHS takes it in, and the clock has stopped in time.
    const morning = await at(hour(9 + 1 / 3), 'certification-officer');
    await morning.page.goto('/app/sharing');
    await openRow(morning.page, /Lantern House Services/);
    await morning.page.getByText('Rosa Ejemplo').waitFor();
    await morning.page.keyboard.press('t');
    await morning.page.getByRole('heading', { level: 1, name: 'Ejemplo, Rosa' }).waitFor();
    const request = new URL(morning.page.url()).pathname;
    await clockIs(morning.page, 'Official tells HHS', 'met');
    await morning.close();

    // Sunday, 01:40: nobody told HHS of the other child, and the advocate's first page says by how much it is late.
    const late = await at(hour(26), 'case-manager');
    await late.page.goto('/app');
    const watched = late.page.getByRole('list', { name: 'Children for whom HHS must be told' });
    await watched.getByText('2 h overdue').waitFor();
    expect(await watched.getByRole('listitem').count(), 'only the child of whom HHS was not told').toBe(1);
    expect(await watched.locator('time').getAttribute('class')).toContain('past');
    await late.page.emulateMedia({ media: 'print' });
    expect(await watched.locator('time').isVisible(), 'on paper too').toBe(true);
    await late.page.emulateMedia({ media: null });
    await late.page.goto(`/app/people/${pilar}/legal`);
    await late.page.getByText('2 h overdue').waitFor();
    await late.close();

    // Today (the hours after a letter are counted from when the record has it, so from the present): the interim letter.
    setClock(null);
    const now = new Date();
    const officer = await at(now, 'certification-officer');
    const page = officer.page;
    await page.goto(request);
    await record(page, '1', 'Credible information', 'Lantern House Services');
    await page.getByText('Everything the law asks for is here.').waitFor();
    await page.keyboard.press('i');
    const issuing = page.getByRole('dialog', { name: 'Give interim assistance' });
    await issuing.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'The letter is issued' }).waitFor();
    await clockIs(page, 'HHS tells the Attorney General', /^due in (24|23) h/);
    await clockIs(page, 'HHS tells Homeland Security', /^due in (24|23) h/);
    await clockIs(page, 'Interim assistance ends', /^due in (89|90) days/);
    await page.goto('/app');
    await page.getByText(/due in (24|23) h/).first().waitFor();
    await officer.close();

    // Twenty hours later one of the two is told; five more, and the other is overdue until it is told, late.
    const later = await at(new Date(now.getTime() + 20 * HOUR), 'certification-officer');
    await later.page.goto(request);
    await clockIs(later.page, 'HHS tells Homeland Security', /^due in (4 h|3 h \d+ min)/);
    await notify(later.page, 'HHS told the Attorney General');
    await clockIs(later.page, 'HHS tells the Attorney General', 'met');
    await later.close();
    const overdue = await at(new Date(now.getTime() + 25 * HOUR + 60_000), 'certification-officer');
    await overdue.page.goto('/app');
    await overdue.page.getByText(/^1 h( \d+ min)? overdue/).first().waitFor();
    await overdue.page.goto(request);
    await clockIs(overdue.page, 'HHS tells Homeland Security', /^1 h( \d+ min)? overdue/);
    await notify(overdue.page, 'HHS told Homeland Security');
    await clockIs(overdue.page, 'HHS tells Homeland Security', 'met late');
    await overdue.close();

    // Day 85: ninety days end soon and are extended by thirty, once. Day 115: those end too, and a decision stops the clock.
    const extending = await at(new Date(now.getTime() + 85 * 24 * HOUR), 'certification-officer');
    await extending.page.goto(request);
    await clockIs(extending.page, 'Interim assistance ends', /^due in [45] days/);
    await decide(extending.page, 'Extend interim assistance');
    await clockIs(extending.page, 'Extended assistance ends', /^due in (29|30) days/);
    await clockIs(extending.page, 'Interim assistance ends', 'met');
    await extending.close();
    const missed = await at(new Date(now.getTime() + 120 * 24 * HOUR), 'certification-officer');
    await missed.page.goto(request);
    await clockIs(missed.page, 'Extended assistance ends', /^\d+ days overdue/);
    expect([...late.complaints, ...officer.complaints, ...later.complaints, ...overdue.complaints, ...extending.complaints, ...missed.complaints]).toEqual([]);
    await missed.close();
  });
});

/** The last Friday at 23:40 that lies at least two days back, where the offices stand. */
function lastFridayNight(now: Date): Date {
  let on: Day = addDays(dayOf(now, timeZone()), -2);
  while (new Date(`${on}T12:00:00Z`).getUTCDay() !== 5) on = addDays(on, -1);
  return new Date(startOfDay(addDays(on, 1), timeZone()).getTime() - 20 * 60_000);
}

/** The day of an instant as screens write it beside an hour. */
function inWords(instant: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: timeZone() }).format(instant);
}

/** Opens the case of a child of fifteen whom the police brought, and answers who it is. */
async function intake(page: Page, givenName: string, on: Date): Promise<string> {
  await page.goto('/app/cases/new');
  await page.getByLabel('Given name').fill(givenName);
  await page.getByLabel('Family name').fill('Ejemplo');
  await page.getByLabel('Born on').fill(`3 2 ${on.getUTCFullYear() - 15}`);
  await choose(page, 'Who sent them', 'Law enforcement');
  await choose(page, 'Form of trafficking', 'Sex trafficking');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: `Ejemplo, ${givenName}` }).waitFor();
  const person = /people\/([0-9a-f-]{36})/.exec(page.url())?.[1] as string;
  await page.goto(`/app/people/${person}`);
  await page.getByRole('button', { name: 'Correct sex, citizenship or language' }).click();
  await choose(page, 'Citizenship', 'Mexico');
  await choose(page, 'Language', 'Spanish');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Mexico').first().waitFor();
  return person;
}

/** Records that the child and her guardian let HHS be told what its form asks for. */
async function release(page: Page, person: string): Promise<void> {
  await page.goto(`/app/people/${person}/sharing`);
  await page.getByRole('heading', { level: 2, name: 'Releases' }).waitFor();
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: 'Release of information' });
  await choose(page, 'Who may be told', 'Department of Health and Human Services');
  await choose(page, 'What for', 'Benefits');
  await choose(page, 'Who signed', 'The minor and a parent or guardian');
  await form.getByLabel('In the person’s words').fill('So that she is safe and looked after');
  for (const field of ['Name', 'Date of birth', 'Citizenship', 'Language', 'Form of trafficking', 'Situation']) await form.getByRole('checkbox', { name: field, exact: true }).check();
  await page.keyboard.press('Control+Enter');
  await page.getByText('In force').waitFor();
}

/** How a clock of the request stands, as the page says it. */
async function clockIs(page: Page, name: string, stands: string | RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Clocks' }).getByRole('listitem').filter({ hasText: name }).getByText(stands, { exact: typeof stands === 'string' }).waitFor();
}

/** Records a document by its number. */
async function record(page: Page, number: string, what: string, office: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: 'What the law asks for' }).waitFor();
  await page.keyboard.press(number);
  await page.getByRole('form', { name: `Record: ${what}` }).waitFor();
  await page.keyboard.type(office);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('form', { name: `Record: ${what}` }).waitFor({ state: 'detached' });
}

/** Records a notice as given at this moment. */
async function notify(page: Page, which: string): Promise<void> {
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: 'Record a notice' });
  await sheet.waitFor();
  await choose(page, 'Which notice', which);
  await page.keyboard.press('Control+Enter');
  await sheet.waitFor({ state: 'hidden' });
}

/** Decides the request by the button of that name. */
async function decide(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${button}`) }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
