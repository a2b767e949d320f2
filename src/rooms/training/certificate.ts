import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { bdi, heading, keyValues, p, qrFigure, type Document } from '../../foundation/document/content.ts';
import * as m from '../../messages/messages.js';
import type { CertificateContent } from './credential.ts';

/** A certificate as a document: what was completed, how to check it, and a code that proves it without a connection. */
export function certificateDocument(content: CertificateContent, packed: string, origin: string): Document {
  const o = { locale: 'en' } as const;
  const title = m.training_public_certificate({}, o);
  return {
    title, lang: 'en', description: m.training_public_certificate_lead({}, o),
    blocks: [
      heading(1, title), p(m.training_public_certificate_lead({}, o)),
      keyValues([
        [m.training_public_name({}, o), bdi(content.name)], [m.training_public_completed({}, o), bdi(content.completed)], [m.training_public_held({}, o), bdi(`${dayInWords(content.heldOn as Day)}, ${content.place}`)],
        [m.training_public_minutes({}, o), String(content.minutes)], [m.training_public_number({}, o), bdi(content.serial, { dir: 'ltr' })], [m.training_public_issued({}, o), dayInWords(content.issuedOn as Day)],
      ]),
      heading(2, m.training_public_how({}, o)), p(m.training_public_how_text({ address: `${origin}/training-check` }, o)), qrFigure(m.training_public_qr({}, o), `${origin}/training-check#${packed}`),
    ],
  };
}
