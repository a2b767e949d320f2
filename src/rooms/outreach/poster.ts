import { bdi, heading, p, qrFigure, strong, type Document } from '../../foundation/document/content.ts';
import * as m from '../../messages/messages.js';

/** A poster: what to look for, where to call, and a code that leads to help and stands for the place where the poster hangs. In Spanish where the edition is, else in English. */
export function posterDocument(code: string, origin: string, language: string): Document {
  const o = { locale: language === 'es' ? 'es' : 'en' } as const;
  const title = m.outreach_public_poster_title({}, o);
  return {
    title, lang: o.locale, description: m.outreach_public_poster_lead({}, o),
    blocks: [
      heading(1, title), p(m.outreach_public_poster_lead({}, o)), p(strong(m.outreach_public_poster_call({ address: `${origin}/help` }, o))), qrFigure(m.outreach_public_poster_qr({}, o), placeAddress(origin, code)),
      p([m.outreach_public_poster_code({}, o), ' ', bdi(code, { dir: 'ltr' })]), p(m.outreach_public_poster_nobody({}, o)),
    ],
  };
}

/** The address in a poster's QR code. */
function placeAddress(origin: string, code: string): string {
  return `${origin}/from/${code}`;
}
