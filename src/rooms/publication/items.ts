import type { Topic } from './topics.ts';

/*
 * What the law asks the Assessment to tell (22 USC 7103(d)(7)), item by item: every sentence with its figures, and what is
 * said where there is no record. Where no office keeps here what an item asks, the report says that instead of leaving it out.
 * `{REL-01}` becomes the token of that figure in the year, `{REL-04 standing=granted}` of a part of it, `{moved REL-01}`
 * how it moved against the year before, `{year}` the period in words.
 */

/** One sentence: the figure that decides which is said, what is said where it counts anything, and where it does not; without a figure it is always said. */
export interface Said { when?: string; some: string; none?: string }

/** One item of the law with its sentences, in the part of the response where they stand. */
export interface Item { law: string; topic: Topic; said: readonly Said[] }

/** The items, in the order of the law. */
export const ITEMS: readonly Item[] = [
  {
    law: '22 U.S.C. 7103(d)(7)(A)', topic: 'victims', said: [
      { when: 'CAS-01', some: '{CAS-01} persons received services in {year}{moved CAS-01}: under grants of the Office for Victims of Crime {CAS-01 funder=ovc}, under those of HHS {CAS-01 funder=hhs}.', none: 'No person is on record as having received services in {year}.' },
      { when: 'CAS-05', some: 'Legal aid was given to {CAS-05} persons in {year}{moved CAS-05}, to {CAS-05 funder=lsc} by grantees of the Legal Services Corporation.', none: 'No person is on record as having been given legal aid in {year}.' },
      { when: 'LET-02', some: 'HHS opened benefits by its letters to {LET-02} persons in {year}{moved LET-02}.', none: 'HHS issued no letter to anybody in {year}.' },
      { when: 'LET-05', some: 'Offices that check letters reported {LET-05} applications for benefits in {year}{moved LET-05}.', none: 'No application for benefits on a letter was reported in {year}.' },
      { when: 'CAS-01', some: 'Those served, those given legal aid and those with letters may be the same persons. Nobody may match them, so no total of them is given.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(B)', topic: 'relief', said: [
      { when: 'REL-01', some: 'Continued presence was granted to {REL-01} persons in {year}{moved REL-01}.', none: 'No person was granted continued presence in {year}.' },
      { when: 'REL-02', some: 'From receipt by law enforcement to issuance it took {REL-02} days in the mean and {REL-03} days in the median.', none: 'As continued presence was issued to nobody in {year}, there is no mean and no median of the days it takes.' },
      { when: 'REL-04', some: 'Of continued presence, {REL-04} requests came in during {year}: {REL-04 standing=granted} granted by now, {REL-04 standing=denied} denied, {REL-04 standing=withdrawn} withdrawn and {REL-04 standing=pending} pending.', none: 'No request for continued presence came in during {year}.' },
      { when: 'REL-24', some: 'Those denied waited {REL-24} days in the mean and {REL-25} days in the median.', none: 'No request for continued presence was denied in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(C)', topic: 'relief', said: [
      { when: 'REL-10', some: 'DHS received {REL-10} applications for T status from principals in {year}{moved REL-10}.', none: 'No principal applied for T status in {year}.' },
      { when: 'REL-11', some: 'In {year} it granted T status to principals by {REL-11 decision=approved} decisions and denied it by {REL-11 decision=denied}, in whatever year the applications had come.', none: 'No application of a principal for T status was decided in {year}.' },
      { when: 'REL-26', some: 'An application of a principal for T status that was denied had waited {REL-26} days in the mean and {REL-27} days in the median.', none: 'No application of a principal for T status was denied in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(D)', topic: 'relief', said: [
      { when: 'REL-12', some: 'DHS received {REL-12} applications for T status for family members in {year}{moved REL-12}: under subclause (I) {REL-12 subclause=I}, under (II) {REL-12 subclause=II}, under (III) {REL-12 subclause=III}.', none: 'Nobody applied for T status for a family member in {year}.' },
      { when: 'REL-13', some: 'In {year} it granted T status to family members by {REL-13 decision=approved} decisions and denied it by {REL-13 decision=denied}.', none: 'No application for T status for a family member was decided in {year}.' },
      { when: 'REL-28', some: 'An application for a family member that was denied had waited {REL-28} days in the mean and {REL-29} days in the median.', none: 'No application for T status for a family member was denied in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(E)', topic: 'relief', said: [{ some: 'What was spent on benefits for family members is not on record here: offices that pay benefits do not tell those of a family member with T status from others.' }],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(C), (F)', topic: 'relief', said: [
      { when: 'REL-14', some: 'DHS received {REL-14} petitions for U status from principals in {year}{moved REL-14}.', none: 'No principal petitioned for U status in {year}.' },
      { when: 'REL-15', some: 'In {year} it granted U status to principals by {REL-15 decision=approved} decisions and denied it by {REL-15 decision=denied}.', none: 'No petition of a principal for U status was decided in {year}.' },
      { when: 'REL-30', some: 'A petition for U status that was denied had waited {REL-30} days in the mean and {REL-31} days in the median.', none: 'No petition of a principal for U status was denied in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(G)', topic: 'relief', said: [
      { when: 'REL-20', some: 'A principal waited from application to decision on T or U status {REL-20} days in the mean and {REL-21} days in the median, of decisions made in {year}.', none: 'No principal’s application for T or U status was decided in {year}, so there is no mean and no median of the wait.' },
      { when: 'REL-22', some: 'From application to work authorization it took {REL-22} days in the mean and {REL-23} days in the median, where authorization began in {year}.', none: 'For no principal did work authorization begin in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(H)', topic: 'relief', said: [{ some: 'What offices did to shorten these times is theirs to tell in words, and none has put it on record here.' }],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(U)', topic: 'relief', said: [
      { when: 'REL-17', some: 'In {year} continued presence was denied for {REL-17 relief=presence} reasons on record, T status to principals for {REL-17 relief=t-principal}, T status to family members for {REL-17 relief=t-family} and U status to principals for {REL-17 relief=u-principal}; a denial may have several.', none: 'No denial of continued presence, T status or U status is on record in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(I)', topic: 'justice', said: [
      { when: 'JUS-01', some: '{JUS-01} investigations of trafficking were opened in {year}{moved JUS-01}.', none: 'No investigation of trafficking was opened in {year}.' },
      { when: 'JUS-02', some: '{JUS-02} cases of trafficking were filed in {year}{moved JUS-02}.', none: 'No case of trafficking was filed in {year}.' },
      { when: 'JUS-03', some: '{JUS-03} defendants were charged in {year}{moved JUS-03}, {JUS-03 law=tvpa} of them under sections that the Trafficking Victims Protection Act of 2000 enacted.', none: 'No defendant was charged with trafficking in {year}.' },
      { when: 'JUS-04', some: '{JUS-04} defendants were convicted in {year}{moved JUS-04}, by plea {JUS-04 manner=plea} and by verdict {JUS-04 manner=verdict}, in whatever year they had been charged.', none: 'No defendant was convicted of trafficking in {year}.' },
      { when: 'JUS-05', some: 'Charged under 18 U.S.C. 1581 were {JUS-05 statute=18-1581} persons, under 18 U.S.C. 1583 {JUS-05 statute=18-1583}, under 18 U.S.C. 1584 {JUS-05 statute=18-1584}, under 18 U.S.C. 1589 {JUS-05 statute=18-1589}, under 18 U.S.C. 1590 {JUS-05 statute=18-1590}, under 18 U.S.C. 1591 {JUS-05 statute=18-1591} and under 18 U.S.C. 1592 {JUS-05 statute=18-1592}; a person may be under several.' },
      { when: 'JUS-06', some: 'Convicted under 18 U.S.C. 1581 were {JUS-06 statute=18-1581} persons, under 18 U.S.C. 1583 {JUS-06 statute=18-1583}, under 18 U.S.C. 1584 {JUS-06 statute=18-1584}, under 18 U.S.C. 1589 {JUS-06 statute=18-1589}, under 18 U.S.C. 1590 {JUS-06 statute=18-1590}, under 18 U.S.C. 1591 {JUS-06 statute=18-1591} and under 18 U.S.C. 1592 {JUS-06 statute=18-1592}.' },
      { when: 'JUS-08', some: '{JUS-08} sentences were imposed in {year}{moved JUS-08}.', none: 'No sentence was imposed in {year}.' },
      { when: 'JUS-09', some: 'A term of prison imposed in {year} was {JUS-09} months in the mean and {JUS-10} months in the median.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(J)', topic: 'money', said: [
      { when: 'GRA-05', some: '{GRA-05} awards were made in {year}{moved GRA-05}, {GRA-05 scope=domestic} of them for work at home and {GRA-05 scope=international} for work abroad.', none: 'No award against trafficking was made in {year}.' },
      { when: 'GRA-06', some: 'The awards of {year} come to {GRA-06}, {GRA-06 scope=domestic} at home and {GRA-06 scope=international} abroad. The recipient, the amount and the purpose of each stand in the register of awards.' },
      { when: 'TSK-10', some: 'To task forces {TSK-10} more was awarded, {TSK-10 side=police} of it to the police and {TSK-10 side=provider} to those who serve victims.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(K), (P)', topic: 'taskforces', said: [
      { when: 'TRN-02', some: '{TRN-02} trainings and conferences on trafficking were held in {year}{moved TRN-02}.', none: 'No training or conference on trafficking is on record in {year}.' },
      { when: 'TRN-01', some: 'They had {TRN-01} attendances: of federal officials {TRN-01 level=federal}, of State officials {TRN-01 level=state}, of local officials {TRN-01 level=local}, of tribal officials {TRN-01 level=tribal} and of others {TRN-01 level=nongovernmental}.' },
      { when: 'TRN-01', some: 'Attendances are not persons: how many different persons they were is on record only for the {TRN-05} who registered by name and came.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(L)', topic: 'money', said: [{ some: 'Awards under 34 U.S.C. 20702 and 34 U.S.C. 20705 are not told from other awards in these records.' }],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(M), (N)', topic: 'policy', said: [{ some: 'Of the training and the cases of the Department of Defense, and of clauses against trafficking in contracts and what was alleged under them, no office keeps records here.' }],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(O)', topic: 'policy', said: [
      { when: 'POL-02', some: 'Meetings of the Senior Policy Operating Group of which minutes were kept in {year}: {POL-02 body=operating-group}. Of the Interagency Task Force: {POL-02 body=task-force}.', none: 'No meeting of the Senior Policy Operating Group or of the Interagency Task Force is on record in {year}.' },
      { when: 'POL-03', some: 'Decisions of the Senior Policy Operating Group in {year}: {POL-03 body=operating-group}. Of the Interagency Task Force: {POL-03 body=task-force}.' },
      { when: 'POL-04', some: 'Agencies did {POL-04} of the actions given to them.', none: 'No action given to an agency is on record as done in {year}.' },
      { when: 'POL-06', some: '{POL-06} plans of grants were announced to the other agencies before they were decided.', none: 'No plan of a grant was announced to the other agencies in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(Q)', topic: 'justice', said: [
      { when: 'REL-16', some: 'T or U status was granted to {REL-16} victims in {year}; continued presence is told above.', none: 'T or U status was granted to no victim in {year}.' },
      { when: 'JUS-14', some: '{JUS-14} victims were identified in cases in {year}, {JUS-14 age_group=minor} of them minors.', none: 'No victim was identified in a case in {year}.' },
      { when: 'JUS-15', some: '{JUS-15} individuals were referred for State prosecution in {year}.', none: 'Nobody was referred for State prosecution in {year}.' },
      { when: 'JUS-11', some: '{JUS-11} persons were ordered to pay restitution in {year}.', none: 'Nobody was ordered to pay restitution in {year}.' },
      { when: 'JUS-12', some: 'The orders of restitution of {year} amount to {JUS-12}; on orders of whatever year {JUS-13} was paid.' },
      { when: 'JUS-04', some: 'Of the defendants convicted in {year}, {JUS-04 sex=female} were female and {JUS-04 sex=male} male; recruiters were {JUS-04 role=recruiter}, transporters {JUS-04 role=transporter} and organizers {JUS-04 role=organizer}.' },
      { when: 'JUS-07', some: 'Of {JUS-07} convictions in {year}, {JUS-07 act=recruiting} were for recruiting, {JUS-07 act=enticing} for enticing, {JUS-07 act=harboring} for harboring, {JUS-07 act=transporting} for transporting, {JUS-07 act=providing} for providing, {JUS-07 act=obtaining} for obtaining, {JUS-07 act=advertising} for advertising, {JUS-07 act=maintaining} for maintaining, {JUS-07 act=patronizing} for patronizing and {JUS-07 act=soliciting} for soliciting.', none: 'No conviction for a trafficking offense was entered in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(R)', topic: 'victims', said: [{ when: 'CAS-01', some: 'Of the persons served in {year}, {CAS-01 age=minor} were minors. Who of them was trafficked within the country is not told apart in these records, and what they needed stands in the figures of services.', none: 'No minor is on record as having been served in {year}.' }],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(S)', topic: 'taskforces', said: [
      { when: 'TSK-09', some: 'Members of task forces reported {TSK-09} operations against the demand for trafficked persons in {year}{moved TSK-09}.', none: 'No operation of a task force against demand is on record in {year}.' },
    ],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(T)', topic: 'justice', said: [{ some: 'Whether money was laundered in a case of trafficking is not recorded here: counts are kept by the sections against trafficking.' }],
  },
  {
    law: '22 U.S.C. 7103(d)(7)(V)', topic: 'justice', said: [
      { when: 'JUS-14', some: 'Of the victims identified in cases in {year}, {JUS-14 relation=family} had been trafficked by a member of their family and {JUS-14 relation=third-party} by somebody else; for {JUS-14 relation=unknown} it is not recorded.', none: 'As no victim was identified in a case in {year}, nothing is told of who trafficked them.' },
    ],
  },
];

const FIGURE = /\{(?:moved )?([A-Z]+-\d+[a-z]?)[^{}]*\}/g;

/** Every measure that a sentence names. */
export function measuresOf({ when, some }: Said): string[] {
  return [...new Set([...(when === undefined ? [] : [when]), ...[...some.matchAll(FIGURE)].map((match) => match[1] ?? '')])];
}
