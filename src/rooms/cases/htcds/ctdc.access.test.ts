import { describe, expect, it } from 'vitest';
import { signIn, today } from '../../../foundation/testing/house.ts';
import { smallestClass } from '../../../foundation/measure/k-anonymity.ts';
import { linesOf } from '../../../foundation/testing/read-back.ts';
import { CTDC_COLUMNS, ctdcRow } from './ctdc.ts';
import type { HtcdsCase } from './sheet.ts';
import { THREE } from './testing/made-up.ts';

const invented = (n: number, more: HtcdsCase): HtcdsCase[] => Array.from({ length: n }, (_, i): HtcdsCase => ({
  con_Consent: true, prs_FirstName: `Rosa${i}`, prs_SecondName: `Ejemplo${i}`, prs_Birthdate: '1984-05-06', prs_Gender: 'Feminine', prs_Citizenship: ['MX'], hte_Country: 'US', vic_TypeOfExploitation: ['ForcedLabour'], vic_MethodsOfControl: ['DebtBondage'], vic_ForcedLabourIndustry: ['A_AgricultureForestryAndFishing'], cas_IncomingReferralDate: '2003-02-17', ...more,
}));

describe('cases for the Counter-Trafficking Data Collaborative', () => {
  it('have its 27 columns, what was not asked stays empty, and composite means are not taken apart', () => {
    expect(CTDC_COLUMNS).toHaveLength(27);
    expect(ctdcRow(THREE[0] as HtcdsCase)).toMatchObject({ yearOfRegistration: '2004', gender: 'Woman', ageBroad: '18--20', citizenship: 'MEX', meansDebtBondageEarnings: '1', meansThreats: '1', meansWithholdDocs: '1', meansDrugsAlcohol: '0', isForcedLabour: '1', isSexualExploit: '0', typeOfLabourDomesticWork: '1', typeOfSexProstitution: '', traffickMonths: '', recruiterRelationFriend: '' });
    expect(ctdcRow({})).toEqual(Object.fromEntries(CTDC_COLUMNS.map((c) => [c, ''])));
    expect([ctdcRow({ prs_Citizenship: ['MX', 'GT'] }).citizenship, ctdcRow({ prs_Birthdate: '1990-02-18', cas_IncomingReferralDate: '2008-02-17' }).ageBroad, ctdcRow({ prs_Birthdate: '1990-02-17', cas_IncomingReferralDate: '2008-02-17' }).ageBroad, ctdcRow({ prs_Gender: 'NonSpecifiedUnknown' }).gender]).toEqual(['', '9--17', '18--20', '']);
  });

  it('are refused while they are too few, and then tell nobody from ten others: no name, no single value, nobody who said no or nothing', async () => {
    today('2005-06-03');
    try {
      const ana = await signIn('case-manager');
      const iris = await signIn('supervisor', { agency: ana.agency });
      const take = async (cases: HtcdsCase[]) => {
        const taken = await ana.post<{ kept: number }>('/api/exchange/htcds', { fileName: 'cases.json', content: Buffer.from(JSON.stringify(cases)).toString('base64') });
        expect([taken.status, taken.body.kept], taken.text).toEqual([200, cases.length]);
      };
      await take(invented(10, {}));
      expect((await iris.get('/api/cases/htcds/ctdc')).body).toEqual({ cases: 10, least: 11 });
      const refused = await iris.get<{ error: { code: string; sentence: string } }>('/api/cases/htcds/ctdc/file');
      expect([refused.status, refused.body.error.code], refused.text).toEqual([409, 'cases.ctdc-too-few']);
      expect(refused.body.error.sentence).toContain('Only 10 cases');
      await take([...invented(20, { prs_Gender: 'Masculine', cas_IncomingReferralDate: '2002-05-01' }), ...invented(3, { prs_Citizenship: ['VN'] }), ...invented(4, { con_Consent: false }), ...invented(5, { cas_IncomingReferralDate: '2005-02-01' }), ...THREE.slice(2)]);
      expect((await iris.get('/api/cases/htcds/ctdc')).body).toEqual({ cases: 33, least: 11 });
      const made = await iris.get('/api/cases/htcds/ctdc/file');
      expect([made.status, String(made.headers['content-disposition'])]).toEqual([200, 'attachment; filename="ctdc-until-2004.csv"']);
      const lines = linesOf(made.text);
      expect(lines).toHaveLength(33);
      expect(smallestClass(lines, CTDC_COLUMNS)).toBeGreaterThanOrEqual(11);
      for (const hidden of ['Rosa', 'Ejemplo', 'VNM', '1984', '2005']) expect(made.text).not.toContain(hidden);
      expect(lines.filter((l) => l['gender'] === 'Man' && l['citizenship'] === 'MEX' && l['typeOfLabourAgriculture'] === '1')).toHaveLength(20);
      // Fewer than eleven would be left of the others by their citizenship, so none of them tells it.
      expect(lines.filter((l) => l['gender'] === 'Woman').map((l) => l['citizenship'])).toEqual(Array.from({ length: 13 }, () => ''));
      expect((await ana.get('/api/cases/htcds/ctdc/file')).status).toBe(404);
    } finally {
      today(null);
    }
  });
});
