import { acting } from '../../foundation/audit/acting.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import type { Example } from '../../foundation/web/example.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getCatalog } from '../figures/index.ts';
import { readAssessment, saveDraft } from './actions.ts';
import { disclosureRules } from './data.ts';
import { defaultText } from './default-text.ts';
import { comment, listReader, reply } from './editing.ts';
import { propose, releaseAssessment } from './proposals.ts';

/** The fiscal year of the founding chapter. */
const YEAR = 2004;

/** Offices that could read it the day before. */
const READERS = [
  { office: 'Office of the Secretary', role: 'Chief of staff', why: 'To answer questions on the day' },
  { office: 'Senior Policy Operating Group', role: 'Chair', why: 'To tell the agencies whose records were counted' },
];

/** The Assessment of the chapter's year, drafted by the analyst and released by the publisher of the policy office, so that the public pages have something to show. */
export const example: Example = {
  // Counted last, when every room's records stand.
  after: ['figures', 'people', 'letters', 'hotline', 'screening', 'cases', 'relief', 'sharing', 'directory', 'treaties'],
  load: async ({ database, services, cast, progress }) => {
    const sections = await defaultText(services.counter, YEAR, disclosureRules(services.today()));
    if (getCatalog().measures.size === 0 || sections.length < 2) return;
    const [analyst, publisher] = [await cast.as('TIP', 'analyst'), await cast.as('TIP', 'publisher')];
    const asked = <Input>(who: typeof analyst, tx: Asked<Input>['tx'], input: Input, version?: number): Asked<Input> => ({ tx, input, who, identity: identityOf(services.keys, who.agency), services, reads: () => true, version });
    await acting(database, analyst, { records: 'loaded the example', via: 'example publication' }, (tx) => saveDraft(asked(analyst, tx, { year: YEAR, sections: sections.map((s) => ({ title: s.title, paragraphs: [...s.paragraphs] })) })));
    for (const reader of READERS) await acting(database, analyst, { records: 'loaded the example', via: 'example publication' }, (tx) => listReader(asked(analyst, tx, { year: YEAR, ...reader, readsAt: new Date(services.now().getTime() - 86_400_000).toISOString() })));
    const { id } = await acting(database, analyst, { records: 'loaded the example', via: 'example publication' }, (tx) => propose(asked(analyst, tx, { year: YEAR }, 1)));
    await acting(database, publisher, { records: 'loaded the example', via: 'example publication' }, (tx) => releaseAssessment(asked(publisher, tx, { year: YEAR, proposal: id })));
    // What the publisher asks afterwards waits for the next version.
    const block = await acting(database, publisher, { records: 'loaded the example', via: 'example publication' }, async (tx) => (await readAssessment(asked(publisher, tx, { year: YEAR }))).sections[1]?.blocks?.[1]);
    if (block === undefined) return;
    const said = await acting(database, publisher, { records: 'loaded the example', via: 'example publication' }, (tx) => comment(asked(publisher, tx, { year: YEAR, block, words: 'Readers ask whether a replaced letter counts twice. Say it here, not only in the table.', must: false })));
    await acting(database, analyst, { records: 'loaded the example', via: 'example publication' }, (tx) => reply(asked(analyst, tx, { comment: said.id, words: 'It counts once. The sentence goes into the next version.' })));
    progress(1, 1);
  },
};
