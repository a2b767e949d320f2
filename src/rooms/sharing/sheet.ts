import { addDays, dayInWords, day } from '../../foundation/calendar/day.ts';
import { organizationsOf } from '../../foundation/access/organizations.ts';
import { bdi, code, heading, item, keyValues, list, p, qrFigure, type Document } from '../../foundation/document/content.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import type { Asked, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { openWords } from './actions.ts';
import type { SharedField } from './schema.ts';
import { findReleases } from './store.ts';

/** The person's own copy of a release, in their language where the product speaks it: who is told what, until when, and how to stop it. It bears no name, neither theirs nor this product's. */
export async function releaseSheet({ tx, identity, input, services }: Asked<{ id: string }>): Promise<Sent> {
  const [release] = await findReleases(tx, [input.id]);
  const key = release && (await identity.keysOf(tx, [release.person])).get(release.person);
  if (!release || !key) refuseUnknown();
  const said = openWords(key, tx.who.agency, release);
  const recipient = (await organizationsOf(tx, [release.recipient])).get(release.recipient)?.name ?? '';
  const body = await toPdf(sheetDocument({ language: release.language, recipient, purpose: said.purposeWords, fields: release.fields, lastDay: addDays(day(release.expires_on), -1), code: said.code, address: `${services.origin}/stop-sharing` }));
  return { type: 'application/pdf', body, fileName: 'sheet.pdf' };
}

/** The sheet as a document. */
export function sheetDocument(of: { language: string; recipient: string; purpose: string; fields: readonly SharedField[]; lastDay: string; code: string; address: string }): Document {
  const lang = of.language.startsWith('es') ? 'es' : 'en';
  const o = { locale: lang } as const;
  const title = m.sharing_public_sheet_title({}, o);
  return {
    title, lang, description: m.sharing_public_sheet_lead({}, o),
    blocks: [
      heading(1, title), p(m.sharing_public_sheet_lead({}, o)),
      keyValues([[m.sharing_public_sheet_to({}, o), bdi(of.recipient)], [m.sharing_public_sheet_why({}, o), bdi(of.purpose)], [m.sharing_public_sheet_until({}, o), dayInWords(day(of.lastDay), lang)]]),
      heading(2, m.sharing_public_sheet_what({}, o)), list(of.fields.map((f) => item(m[`sharing_public_field_${f}`]({}, o)))), p(m.sharing_public_sheet_only({}, o)),
      heading(2, m.sharing_public_sheet_stop({}, o)), p(m.sharing_public_sheet_stop_word({}, o)), p([m.sharing_public_sheet_stop_code({}, o), ' ', code(of.code)]), qrFigure(m.sharing_public_sheet_qr({}, o), of.address), p(bdi(of.address, { dir: 'ltr' })),
      p(m.sharing_public_sheet_help({}, o)),
    ],
  };
}
