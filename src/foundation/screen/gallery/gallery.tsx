/** The living style page: every part of the screen foundation with sample content, for pictures and checks. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../screen.css';
import { now } from '../now.ts';
import { Screens, type Screen } from '../router.tsx';
import { applySettings } from '../settings.ts';
import { keepPageStrict } from '../strict-page.ts';
import { showToast } from '../toasts.ts';

const screens: readonly Screen[] = [
  { path: '/gallery', title: () => 'My day', load: () => import('./DayPage.tsx').then((m) => m.DayPage), group: 'reach', key: 'd', sensitivity: 'internal', count: () => 4 },
  { path: '/gallery/forms', title: () => 'New contact', load: () => import('./FormsPage.tsx').then((m) => m.FormsPage), group: 'reach', key: 'n', sensitivity: 'restricted' },
  { path: '/gallery/record', title: () => 'Person', load: () => import('./RecordPage.tsx').then((m) => m.RecordPage), group: 'care', key: 'p', sensitivity: 'sealed' },
  { path: '/gallery/table', title: () => 'Letters', load: () => import('./TablePage.tsx').then((m) => m.TablePage), group: 'care', key: 'l', sensitivity: 'restricted', count: () => 9 },
  { path: '/gallery/errors', title: () => 'When things fail', load: () => import('./ErrorsPage.tsx').then((m) => m.ErrorsPage), group: 'justice', sensitivity: 'internal' },
  { path: '/gallery/charts', title: () => 'Figures', load: () => import('./ChartsPage.tsx').then((m) => m.ChartsPage), group: 'truth', key: 'f', sensitivity: 'public' },
  { path: '/gallery/cases/:id', title: () => 'Case', load: () => import('./CasePage.tsx').then((m) => m.CasePage), sensitivity: 'restricted' },
  { path: '/gallery/secret', title: () => 'Not offered', load: () => import('./DayPage.tsx').then((m) => m.DayPage), group: 'truth', allow: 'nobody' },
];

const groups = [
  { id: 'reach', label: 'Reach' },
  { id: 'care', label: 'Care' },
  { id: 'justice', label: 'Justice' },
  { id: 'partners', label: 'Partners' },
  { id: 'truth', label: 'Truth' },
];

const asked = new URLSearchParams(window.location.search);
const minute = 60_000;
const session = asked.has('session') ? { endsAt: now() + 4 * minute, extend: async () => now() + 60 * minute } : undefined;

async function find(text: string) {
  const people = [
    { id: 'p1', label: 'M-2047', hint: 'Labor · adult · Spanish', path: '/gallery/record' },
    { id: 'p2', label: 'R-0551 مريم', hint: 'Letter, minor', path: '/gallery/cases/R-0551' },
  ];
  return people.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
}

applySettings();
keepPageStrict();
if (asked.has('rtl')) document.documentElement.dir = 'rtl';
if (asked.has('toast')) showToast('Consent for M-2047 was renewed until 1 April.', () => showToast('The renewal was taken back.'));

const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Screens
        screens={screens}
        groups={groups}
        may={() => false}
        shell={{
          home: '/gallery',
          account: { name: 'Ana Reyes', organization: 'Gulf Coast Legal Aid' },
          session,
          demo: true,
          signIn: '/sign-in',
          onSignOut: () => showToast('You would be signed out now.'),
          find,
        }}
      />
    </StrictMode>,
  );
}
