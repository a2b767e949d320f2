import { addDays, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { bdi, heading, keyValues, p, passage, qrFigure, type Block, type Document } from '../../foundation/document/content.ts';
import * as m from '../../messages/messages.js';
import { checkAddress, type LetterContent } from './credential.ts';

/** A letter as a document in English with its Spanish below: what it says, how to check it, and a code that proves it without a connection. */
export function letterDocument(content: LetterContent, packed: string, paragraphs: Readonly<Record<'en' | 'es', readonly string[]>>, origin: string): Document {
  const part = (locale: 'en' | 'es'): Block[] => paragraphs[locale].map((text) => p(fill(text, content, locale)));
  const title = m.letters_public_title({ kind: m[`letters_public_kind_${content.kind}`]({}, { locale: 'en' }) }, { locale: 'en' });
  return {
    title, lang: 'en', description: m.letters_public_description({}, { locale: 'en' }),
    blocks: [
      heading(1, title),
      keyValues([
        [m.letters_public_number({}, { locale: 'en' }), bdi(content.serial, { dir: 'ltr' })], [m.letters_public_name({}, { locale: 'en' }), bdi(content.name)],
        [m.letters_public_born({}, { locale: 'en' }), dayInWords(content.bornOn as Day)], [m.letters_public_issued({}, { locale: 'en' }), dayInWords(content.issuedOn as Day)],
        ...(content.expiresOn ? [[m.letters_public_expires({}, { locale: 'en' }), dayInWords(lastDay(content.expiresOn))] as const] : []),
      ]),
      ...part('en'),
      heading(2, m.letters_public_how({}, { locale: 'en' })),
      p(m.letters_public_how_text({ address: `${origin}/letter-check` }, { locale: 'en' })),
      qrFigure(m.letters_public_qr({}, { locale: 'en' }), checkAddress(origin, packed)),
      passage('es', [heading(2, m.letters_public_title({ kind: m[`letters_public_kind_${content.kind}`]({}, { locale: 'es' }) }, { locale: 'es' })), ...part('es'), p(m.letters_public_how_text({ address: `${origin}/letter-check` }, { locale: 'es' }))]),
    ],
  };
}

function fill(text: string, content: LetterContent, locale: 'en' | 'es'): string {
  const values: Record<string, string> = { name: content.name, bornOn: dayInWords(content.bornOn as Day, locale), issuedOn: dayInWords(content.issuedOn as Day, locale), expiresOn: content.expiresOn ? dayInWords(lastDay(content.expiresOn), locale) : '' };
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}

function lastDay(expiresOn: string): Day {
  return addDays(expiresOn as Day, -1);
}
