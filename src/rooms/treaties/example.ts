import { acting } from '../../foundation/audit/acting.ts';
import type { Example } from '../../foundation/web/example.ts';
import type { Certainty, EventKind, Fact, ReservationKind } from './schema.ts';
import { keepEvents, keepInstruments, keepObligations, keepReservations, keepStatements, type EventGiven, type InstrumentGiven } from './store.ts';

const STATE = 'https://2001-2009.state.gov/r/pa/prs/ps/2005/56006.htm';
const SENATE = 'https://govinfo.gov/content/pkg/CDOC-108tdoc16/html/CDOC-108tdoc16.htm';
const UNODC = 'http://www.unodc.org/unodc/en/treaties/CTOC/countrylist-traffickingprotocol.html';
const WIKIMILI = 'https://wikimili.com/en/Abolition_of_Forced_Labour_Convention';
const ILO = 'https://www.ilo.org/global/about-the-ilo/newsroom/news/WCMS_071320/lang--en/index.htm';
const VERDRAGEN = 'https://verdragen.nl/en/Treaty/Details/009290_w';
const ARABCCD = 'https://english.arabccd.org/page/942_CRC_Optional_Protocol_on_children_in_armed_conflict/print';
const USINFO = 'https://usinfo.org/wf-archive/2002/021226/epf403.htm';

/** A step of the United States; without a source it rests on own knowledge. */
type Step = readonly [kind: EventKind, on: string, source?: string];
type Treaty = Omit<InstrumentGiven, 'certainty'> & { unverified?: true; steps: readonly Step[] };

const PALERMO_STEPS: readonly Step[] = [
  ['signed', '2000-12-13', `${STATE} ; ${SENATE}`], ['transmitted', '2004-02-23', `${STATE} ; ${SENATE}`], ['instrument-signed', '2005-10-19', `${STATE} ; ${SENATE}`], ['deposited', '2005-11-03', `${STATE} ; ${SENATE}`], ['in-force', '2005-12-03', `${STATE} ; ${SENATE}`],
];

/** Public facts, none invented: what International Engagement speaks of, with the sources that were found. */
export const TREATIES: readonly Treaty[] = [
  { short: 'UNTOC', name: 'UN Convention against Transnational Organized Crime', adoptedOn: '2000-11-15', inForceOn: '2003-09-29', source: `${STATE} ; ${SENATE}`, note: 'A/RES/55/25. 147 signatories and 112 parties on 2005-10-26.', steps: PALERMO_STEPS },
  { short: 'Palermo Protocol', name: 'Protocol to Prevent, Suppress and Punish Trafficking in Persons', adoptedOn: '2000-11-15', inForceOn: '2003-12-25', source: `${STATE} ; ${SENATE} ; ${UNODC}`, note: '117 signatories and 93 parties on 2005-10-26; 124 parties on 2008-09-26.', steps: PALERMO_STEPS },
  { short: 'Smuggling Protocol', name: 'Protocol against the Smuggling of Migrants', adoptedOn: '2000-11-15', inForceOn: '2004-01-28', source: `${STATE} ; ${SENATE}`, note: '112 signatories and 82 parties on 2005-10-26.', steps: PALERMO_STEPS },
  { short: 'C29', name: 'ILO C029 Forced Labour Convention, 1930', adoptedOn: '1930-06-28', inForceOn: '1932-05-01', unverified: true, note: 'The United States is not a party.', steps: [] },
  { short: 'C105', name: 'ILO C105 Abolition of Forced Labour Convention, 1957', adoptedOn: '1957-06-25', inForceOn: '1959-01-17', source: WIKIMILI, note: 'The founding chapter calls it “Convention 150”.', steps: [['deposited', '1991-09-25']] },
  { short: 'C138', name: 'ILO C138 Minimum Age Convention, 1973', adoptedOn: '1973-06-26', inForceOn: '1976-06-19', unverified: true, note: 'The United States is not a party.', steps: [] },
  { short: 'C150', name: 'ILO C150 Labour Administration Convention, 1978', adoptedOn: '1978-06-26', inForceOn: '1980-10-11', unverified: true, note: 'Its number is the one the founding chapter gives to C105.', steps: [['deposited', '1995-03-03']] },
  {
    short: 'C182', name: 'ILO C182 Worst Forms of Child Labour Convention, 1999', adoptedOn: '1999-06-17', inForceOn: '2000-11-19', source: ILO, note: 'The founding chapter says ratified in February 1999, before there was a text.',
    steps: [['consented', '1999-11-05', ILO], ['instrument-signed', '1999-12-02', ILO]],
  },
  {
    short: 'OPSC', name: 'CRC Optional Protocol on the sale of children, child prostitution and child pornography', adoptedOn: '2000-05-25', inForceOn: '2002-01-18', source: VERDRAGEN, unverified: true, note: 'The day of adoption rests on own knowledge.',
    steps: [['signed', '2000-07-05'], ['deposited', '2002-12-23', USINFO]],
  },
  {
    short: 'OPAC', name: 'CRC Optional Protocol on the involvement of children in armed conflict', adoptedOn: '2000-05-25', inForceOn: '2002-02-12', source: ARABCCD, note: 'A/RES/54/263.',
    steps: [['signed', '2000-07-05'], ['deposited', '2002-12-23', USINFO]],
  },
];

/** What the United States said of how it is bound, as far as we know it; the register holds it unverified. */
const RESERVATIONS: readonly (readonly [short: string, kind: ReservationKind, article: string, words: string, madeOn: string])[] = [
  ['UNTOC', 'reservation', 'Art. 35', 'Disputes are not taken to arbitration or to the Court without its consent.', '2005-11-03'], ['Palermo Protocol', 'reservation', 'Art. 15', 'Disputes are not taken to arbitration or to the Court without its consent.', '2005-11-03'],
  ['Palermo Protocol', 'understanding', 'Art. 5', 'What is conduct of the States alone is left to their law, as a federation divides it.', '2005-11-03'], ['OPSC', 'reservation', 'Art. 4(1)', 'It does not hold on board ships and aircraft until its law reaches there.', '2002-12-23'],
  ['OPAC', 'declaration', 'Art. 3(2)', 'Nobody under seventeen is taken into its armed forces, and at seventeen only with consent of the parents.', '2002-12-23'], ['C182', 'understanding', 'Art. 3(d)', 'Work of children on farms of their own families is not meant.', '1999-12-02'],
];
/** What instruments ask, and which office answers for it. */
const OBLIGATIONS: readonly (readonly [short: string, article: string, what: string, answers: string, metBy?: string])[] = [
  ['Palermo Protocol', 'Art. 5', 'Trafficking in persons is a crime.', 'Department of Justice', '18 USC 1581, 1584, 1589 to 1594'], ['Palermo Protocol', 'Art. 6', 'Victims are protected and helped; proceedings are told to them.', 'Department of Health and Human Services', '22 USC 7105(b)'], ['Palermo Protocol', 'Art. 7', 'Victims may stay, for a time or for good, in fitting cases.', 'Department of Homeland Security', '8 USC 1101(a)(15)(T)'],
  ['Palermo Protocol', 'Art. 8', 'Return is safe, and without undue delay.', 'Department of State'], ['Palermo Protocol', 'Art. 9', 'Programs prevent trafficking, and the demand for it is discouraged.', 'Department of State', '22 USC 7104'], ['Palermo Protocol', 'Art. 10', 'Officials are trained, and information is exchanged.', 'Department of Homeland Security'],
  ['UNTOC', 'Art. 5', 'To take part in an organized criminal group is a crime.', 'Department of Justice'], ['C182', 'Art. 1', 'The worst forms of child labor are forbidden and ended, as a matter of urgency.', 'Department of Labor'], ['C182', 'Art. 6', 'Programs of action are drawn up and carried out.', 'Department of Labor', 'International Child Labor Program'], ['C182', 'Art. 8', 'Members help one another.', 'Department of Labor', '19 USC 2464'],
  ['C105', 'Art. 2', 'Forced labor is abolished at once and whole.', 'Department of Labor', '19 USC 1307'], ['OPSC', 'Art. 3', 'Sale of children, child prostitution and child pornography are crimes.', 'Department of Justice', '18 USC 1591, 2251A, 2260'], ['OPSC', 'Art. 12', 'A report on what was done goes to the Committee on the Rights of the Child.', 'Department of State'], ['OPAC', 'Art. 8', 'A report on what was done goes to the Committee on the Rights of the Child.', 'Department of State'],
];
/** What the founding chapter says of them, as precisely as it does; two of these its own register contradicts. */
const STATEMENTS: readonly (readonly [short: string, fact: Fact, says: string, line: number, state?: string])[] = [
  ['UNTOC', 'adopted', '2000-11', 121], ['Palermo Protocol', 'adopted', '2000-11', 121], ['UNTOC', 'signed', '2000-12', 121, 'US'], ['Palermo Protocol', 'signed', '2000-12', 121, 'US'], ['C182', 'number', '182', 123], ['C182', 'instrument-signed', '1999-02', 123, 'US'], ['OPSC', 'deposited', '2002-12', 123, 'US'], ['OPAC', 'deposited', '2002-12', 123, 'US'], ['C105', 'number', '150', 123],
];

const certainty = (sourced: boolean): Certainty => (sourced ? 'sourced' : 'unverified');

/** The register of the example, as the office to monitor and combat trafficking keeps it. */
export const example: Example = {
  after: [],
  load: async ({ database, cast, progress }) => {
    const analyst = await cast.as('TIP', 'analyst');
    await acting(database, analyst, { records: 'loaded the example', via: 'example treaties' }, async (tx) => {
      const ids = await keepInstruments(tx, TREATIES.map(({ steps: _, unverified, ...instrument }) => ({ ...instrument, certainty: certainty(!unverified) })));
      await keepEvents(tx, TREATIES.flatMap(({ steps }, i) => steps.map(([kind, happenedOn, source]): EventGiven => ({ instrument: ids[i] as string, state: 'US', kind, happenedOn, ...(kind === 'deposited' ? { means: 'ratification' as const } : {}), certainty: certainty(!!source), ...(source ? { source } : {}) }))));
      const id = (short: string): string => ids[TREATIES.findIndex((t) => t.short === short)] as string;
      await keepReservations(tx, RESERVATIONS.map(([short, kind, article, words, madeOn]) => ({ instrument: id(short), state: 'US', kind, article, words, madeOn, certainty: 'unverified' })));
      await keepObligations(tx, OBLIGATIONS.map(([short, article, what, answers, metBy]) => ({ instrument: id(short), article, what, answers, ...(metBy ? { metBy } : {}) })));
      await keepStatements(tx, STATEMENTS.map(([short, fact, says, line, state]) => ({ instrument: id(short), fact, says, saidBy: `TIP Report 2005, chapter on the U.S. Government, line ${line}`, ...(state ? { state } : {}) })));
    });
    progress(TREATIES.length, TREATIES.length);
  },
};
