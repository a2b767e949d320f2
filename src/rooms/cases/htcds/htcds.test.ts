import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../foundation/errors.ts';
import { checkTable } from '../../../foundation/exchange/check-table.ts';
import { mapColumns } from '../../../foundation/exchange/mapping.ts';
import { csvStream, writeXlsx } from '../../../foundation/exchange/write-table.ts';
import type { Table } from '../../../foundation/exchange/read-table.ts';
import { COUNTRIES, FIELDS, sharedAs, WRITTEN } from './fields.ts';
import { released, saidNo } from './handover.ts';
import { readHtcds } from './read-file.ts';
import { caseFrom, derived, formOf, heldFrom, supplementOf } from './record.ts';
import { caseOf, cellsOf, htcdsSheet, type HtcdsCase } from './sheet.ts';
import { faultsOf, passagesOf } from './take.ts';
import { everything, THREE } from './testing/made-up.ts';
import { readXml } from './xml.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refused = async (act: () => unknown): Promise<string> => { try { await act(); return 'accepted'; } catch (error) { return error instanceof Refusal ? error.code : String(error); } };
const checked = (table: Table) => checkTable(table, htcdsSheet, mapColumns(table, htcdsSheet).mapping);
const casesIn = (table: Table): HtcdsCase[] => { const found = checked(table); expect(found.problems.filter((p) => p.severity === 'error')).toEqual([]); return found.rows.map((row) => caseOf(row.values)); };

describe('the field table of HTCDS 2.0', () => {
  it('has the 80 fields that stand, 3 deprecated, one begun, 40 core ones and 182 values', () => {
    const count = (status: string): number => FIELDS.filter((f) => f.status === status).length;
    expect([count('live'), count('deprecated'), count('unfinished')]).toEqual([80, 3, 1]);
    expect(FIELDS.filter((f) => f.core).length).toBe(40);
    const values = FIELDS.filter((f) => f.values !== COUNTRIES).reduce((n, f) => n + Object.keys(f.values).length, 0);
    expect(values).toBe(182);
    expect(FIELDS.filter((f) => f.status === 'deprecated').map((f) => f.name)).toEqual(['vic_AgreementToManagePersonalData', 'vic_Vulnerabilities', 'vic_DetailsOfVulnerabilities']);
    expect(new Set(FIELDS.map((f) => f.name.slice(0, 4)))).toEqual(new Set(['org_', 'prs_', 'vic_', 'per_', 'cas_', 'cco_', 'hte_', 'spl_', 'con_']));
  });

  it('leads every field that says something of a person to a field of a release, or to none at all', () => {
    expect(FIELDS.filter((f) => sharedAs(f.name) === undefined).map((f) => f.name)).toEqual(['vic_AgreementToManagePersonalData', 'vic_Vulnerabilities', 'vic_DetailsOfVulnerabilities', 'cco_CaseComment', 'con_Consent']);
  });
});

describe('a case and the records that hold it', () => {
  const values = fc.constantFrom(...everything());
  const some = fc.tuple(values, fc.subarray(WRITTEN.map((f) => f.name))).map(([given, names]): HtcdsCase => Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name))));

  it('come to the same case again, whichever fields are there', () => {
    fc.assert(fc.property(some, (given) => {
      const held = heldFrom(given, 'Ana');
      expect(caseFrom(held, supplementOf(given, held))).toEqual(given);
    }), { numRuns: 500 });
  });

  it('tell by themselves what they hold, so that a supplement repeats none of it', () => {
    const held = heldFrom(THREE[0]!, 'Ana');
    expect(Object.keys(supplementOf(THREE[0]!, held))).not.toContain('prs_FirstName');
    expect(derived(held)).toMatchObject({ prs_FirstName: 'Rosa', prs_SecondName: 'Ejemplo', prs_Citizenship: ['MX'], cas_IncomingReferralDate: '2004-02-17' });
  });

  it('tell what was changed since, and then nothing old stands beside it', () => {
    const given = THREE[0]!;
    const held = heldFrom(given, 'Ana');
    const kept = supplementOf(given, held);
    expect(caseFrom({ ...held, phones: ['+12025559999'] }, kept)).toMatchObject({ prs_MobilePhone: '+12025559999' });
    expect(caseFrom({ ...held, phones: ['+12025559999'] }, kept)).not.toHaveProperty('prs_HomePhone');
    const moved = caseFrom({ ...held, address: '9 New Road' }, kept);
    expect([moved['prs_MailingStreet'], moved['prs_MailingCity'], moved['prs_MailingCountry']]).toEqual(['9 New Road', undefined, undefined]);
    expect(caseFrom({ ...held, sex: 'male' }, kept)['prs_Gender']).toBe('Masculine');
    expect(caseFrom({ ...held, open: false }, kept)['cas_Status']).toBe('Closed');
    expect(caseFrom({ ...held, form: 'both' }, kept)['vic_TypeOfExploitation']).toEqual(['ForcedLabour', 'SexualExploitation']);
    expect(caseFrom(held, kept)['vic_TypeOfExploitation']).toEqual(['ForcedLabour', 'Servitude']);
  });

  it('come to a form of trafficking only where the law has one', () => {
    expect(THREE.map(formOf)).toEqual(['labor', 'unknown', 'sex']);
    expect(formOf({ vic_ForcedLabourIndustry: ['F_Construction'], vic_TypeOfSexExploitation: ['Pornography'] })).toBe('both');
    expect(formOf({ vic_TypeOfExploitation: ['ForcedMarriage', 'Surrogacy'] })).toBe('unknown');
  });

  it('show an enrollment only where a plan of support was made, and end on a day that does not hasten destruction', () => {
    const kinds = (given: HtcdsCase) => passagesOf(given, heldFrom(given, null), '2004-01-02' as never, '2004-06-01' as never).map((p) => `${p.kind} ${p.happenedOn} ${p.reason}`);
    expect(kinds({ cas_Status: 'Active' })).toEqual(['intake 2004-01-02 null']);
    expect(kinds({ cas_Status: 'Active', spl_Objectives: 'Work' })).toEqual(['intake 2004-01-02 null', 'enrolled 2004-01-02 null']);
    expect(kinds({ cas_Status: 'Closed' })).toEqual(['intake 2004-01-02 null', 'declined 2004-06-01 other']);
    expect(kinds({ cas_Status: 'ClosedReferred', spl_Type: 'Legal', spl_ActualEndDate: '2004-03-03' })).toEqual(['intake 2004-01-02 null', 'enrolled 2004-01-02 null', 'exited 2004-03-03 other-provider']);
  });

  it('name what cannot be so', () => {
    expect(faultsOf({ cas_IncomingReferralDate: '2005-01-01', hte_Latitude: 91, prs_Citizenship: ['Nowhere'], vic_AgeWhenTrafficked: 400 }, '2004-06-01' as never).map(([name]) => name)).toEqual(['cas_IncomingReferralDate', 'vic_AgeWhenTrafficked', 'hte_Latitude', 'prs_Citizenship']);
    expect(faultsOf(THREE[0]!, '2004-06-01' as never)).toEqual([]);
  });
});

describe('what another agency is told', () => {
  it('is what the release names, that the person consented, and nothing else', () => {
    expect(Object.keys(released(THREE[0]!, ['name', 'form'])).toSorted()).toEqual(['con_Consent', 'prs_FirstName', 'prs_Salutation', 'prs_SecondName', 'vic_ForcedLabourIndustry', 'vic_TypeOfExploitation']);
    const all = everything()[0]!;
    const fields = ['name', 'birth', 'sex', 'citizenship', 'language', 'contact', 'address', 'numbers', 'family', 'form', 'situation', 'needs', 'services', 'plan', 'screening', 'immigration', 'documents'] as const;
    expect(released({ ...all, vic_DetailsOfVulnerabilities: 'words' }, fields)).not.toHaveProperty('cco_CaseComment');
    expect(released({ ...all, vic_DetailsOfVulnerabilities: 'words' }, fields)).not.toHaveProperty('vic_DetailsOfVulnerabilities');
    expect(THREE.map(saidNo)).toEqual([false, true, false]);
  });
});

describe('files', () => {
  it('of CSV by machine names, XLSX by labels and JSON come back as the same cases, every field and code', async () => {
    const cases = everything();
    const rows = cases.map((given) => ({ ...cellsOf(given) }));
    let csv = '';
    for await (const piece of csvStream(htcdsSheet, rows)) csv += piece;
    expect(csv.split('\r\n')[0]).toContain('prs_FirstName');
    expect(csv).not.toContain('vic_Vulnerabilities');
    expect(casesIn(await readHtcds(bytes(csv), 'a.csv'))).toEqual(cases);
    expect(casesIn(await readHtcds(await writeXlsx(htcdsSheet, rows), 'a.xlsx'))).toEqual(cases);
    expect(casesIn(await readHtcds(bytes(JSON.stringify(cases)), 'a.json'))).toEqual(cases);
    const said = new Set(cases.flatMap((given) => Object.entries(given).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${name} ${String(one)}`))));
    const lacking = WRITTEN.filter((f) => f.values !== COUNTRIES).flatMap((f) => Object.keys(f.values).filter((code) => !said.has(`${f.name} ${code}`)).map((code) => `${f.name} ${code}`));
    expect(lacking).toEqual([]);
  });

  it('say labels as well as codes, with spaces, in any case, and semicolons inside a label', async () => {
    const csv = `vic_MethodsOfControl,vic_ForcedLabourIndustry,Reason for Incoming Referral,prs_Citizenship,cas_Status\n"Debt bondage ; physical ABUSE","Public administration and defence; compulsory social security; Education;Construction",Migration Or Change Of Location,Viet Nam; MX,Follow up\n`;
    expect(casesIn(await readHtcds(bytes(csv), 'a.csv'))).toEqual([{
      vic_MethodsOfControl: ['DebtBondage', 'PhysicalAbuse'], vic_ForcedLabourIndustry: ['O_PublicAdministrationAndDefence', 'P_Education', 'F_Construction'], cas_ReasonForIncomingReferral: 'MigrationOrChangeOfLocation', prs_Citizenship: ['VN', 'MX'], cas_Status: 'FollowUp',
    }]);
    const wrong = checked(await readHtcds(bytes('cas_Status,vic_MethodsOfControl\nActive,Debt bondage;Debt bonage\n'), 'a.csv'));
    expect(wrong.problems).toMatchObject([{ where: 'B2', code: 'not-a-choice', mend: expect.stringContaining('PhysicalThreats') as string }]);
    const repair = wrong.groups[0]?.fixes[0]?.repair;
    expect(repair).toMatchObject({ from: 'Debt bonage', to: 'DebtBondage' });
    const table = await readHtcds(bytes('cas_Status,vic_MethodsOfControl\nActive,Other;Debt bonage\n'), 'a.csv');
    expect(checkTable(table, htcdsSheet, mapColumns(table, htcdsSheet).mapping, repair ? [repair] : []).rows[0]?.values['vic_MethodsOfControl']).toBe('Other;DebtBondage');
  });

  it('of deprecated fields are read', async () => {
    expect(casesIn(await readHtcds(bytes('vic_Vulnerabilities,vic_DetailsOfVulnerabilities,vic_AgreementToManagePersonalData\nPoverty;Mental health,words,yes\n'), 'a.csv'))).toEqual([{ vic_Vulnerabilities: ['Poverty', 'MentalHealth'], vic_DetailsOfVulnerabilities: 'words', vic_AgreementToManagePersonalData: true }]);
  });

  it('of JSON that is none, or holds what is no case, are refused, and names that are none are told', async () => {
    expect(await refused(() => readHtcds(bytes('{"a":'), 'a.json'))).toBe('cases.htcds-json');
    expect(await refused(() => readHtcds(bytes('[1]'), 'a.json'))).toBe('cases.htcds-json');
    expect(await refused(() => readHtcds(bytes('[{"prs_FirstName":{}}]'), 'a.json'))).toBe('cases.htcds-json');
    const table = await readHtcds(bytes('[{"prs_Firstname":"Rosa","prs_SecondName":"Ejemplo","prs_Gender":"Female"}]'), 'a.json');
    expect(table.remarks).toMatchObject([{ where: '/0' }]);
    expect(checked(table).problems).toMatchObject([{ where: '/0/prs_Gender', code: 'not-a-choice' }]);
  });
});

describe('submissions of the XForm', () => {
  const submission = (inner: string): string => `<?xml version="1.0"?><data xmlns:jr="http://openrosa.org/javarosa" id="htcds_xlsform" version="v">${inner}<meta><instanceID>uuid:1</instanceID></meta></data>`;

  it('are read by the spelling of the form, with codes set apart by spaces, and answers in groups', async () => {
    const table = await readHtcds(bytes(submission('<start>2004-02-01T00:00:00</start><con_Consent>TRUE</con_Consent><one><prs_First_Name>Rosa &amp; Co</prs_First_Name></one><vic_Methods_of_Control>DebtBondage Other</vic_Methods_of_Control><prs_Gender/>')), 'one.xml');
    expect(casesIn(table)).toEqual([{ con_Consent: true, prs_FirstName: 'Rosa & Co', vic_MethodsOfControl: ['DebtBondage', 'Other'] }]);
  });

  it('are named by their path where something is wrong', async () => {
    const two = `<all>${submission('<prs_First_Name>A</prs_First_Name>').replace(/^<\?.*?\?>/, '')}${submission('<prs_Gender>Woman</prs_Gender>').replace(/^<\?.*?\?>/, '')}</all>`;
    expect(checked(await readHtcds(bytes(two), 'all.xml')).problems).toMatchObject([{ where: '2: /data/prs_Gender' }]);
    const zip = zipSync({ 'a/submission.xml': bytes(submission('<prs_First_Name>A</prs_First_Name>')), 'b/submission.xml': bytes(submission('<prs_First_Name>B</prs_First_Name>')), 'b/photo.jpg': new Uint8Array(9) });
    expect(casesIn(await readHtcds(zip, 'all.zip'))).toEqual([{ prs_FirstName: 'A' }, { prs_FirstName: 'B' }]);
  });

  it('ask the second name twice, the second time meaning the title: what was typed is read by what stands beside it', async () => {
    const read = async (inner: string) => { const table = await readHtcds(bytes(submission(inner)), 'a.xml'); return [casesIn(table)[0], table.remarks?.[0]?.where] as const; };
    expect(await read('<prs_Second_Name>Ejemplo</prs_Second_Name><prs_Title>Cook</prs_Title>')).toEqual([{ prs_SecondName: 'Ejemplo', prs_Title: 'Cook' }, '/data/prs_Title']);
    expect(await read('<prs_Title>Ejemplo</prs_Title>')).toEqual([{ prs_SecondName: 'Ejemplo' }, '/data/prs_Title']);
    expect(await read('<prs_Second_Name>Ejemplo</prs_Second_Name><prs_Title>Ejemplo</prs_Title>')).toEqual([{ prs_SecondName: 'Ejemplo' }, '/data/prs_Title']);
  });

  it('that declare entities, nest without end, are not well-formed or are the form itself are refused', async () => {
    const bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><data id="x"><prs_First_Name>&b;</prs_First_Name></data>';
    expect(await refused(() => readHtcds(bytes(bomb), 'a.xml'))).toBe('cases.htcds-xml');
    expect(await refused(() => readHtcds(bytes('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><data id="x"/>'), 'a.xml'))).toBe('cases.htcds-xml');
    expect(await refused(() => readHtcds(bytes('<data id="x"><prs_First_Name>&undefined;</prs_First_Name></data>'), 'a.xml'))).toBe('cases.htcds-xml');
    expect(await refused(() => readHtcds(bytes('<data id="x"><a></data>'), 'a.xml'))).toBe('cases.htcds-xml');
    expect(await refused(() => readXml('<a>'.repeat(1000)))).toBe('exchange.too-large');
    expect(await refused(() => readXml(`<a>${'<b/>'.repeat(50)}</a>`, { characters: 1000, elements: 40, depth: 9, attributes: 9 }))).toBe('exchange.too-large');
    expect(await refused(() => readXml('<a>x</a>', { characters: 7, elements: 40, depth: 9, attributes: 9 }))).toBe('exchange.too-large');
    expect(await refused(() => readHtcds(bytes('<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head/></h:html>'), 'a.xml'))).toBe('cases.htcds-form');
    expect(await refused(() => readHtcds(bytes('<rows><row><name>x</name></row></rows>'), 'a.xml'))).toBe('cases.htcds-form');
  });
});
