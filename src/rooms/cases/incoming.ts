import { isDay } from '../../foundation/calendar/day.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { openPacket } from '../sharing/index.ts';
import { FORMS, SEXES, type Incoming } from './schema.ts';

/** What an accepted referral and its packet lend an intake; one that has ended or never was lends nothing. */
export async function readIncoming({ tx, input, services }: Asked<{ message: string }>): Promise<Incoming> {
  const opened = await openPacket(tx, services, input.message);
  if (!opened) refuseUnknown();
  const carried = opened.packet ? await openPacket(tx, services, opened.packet) : opened;
  const content = carried?.content ?? {};
  const [given, ...family] = (content.name ?? '').split(' ').filter((w) => w !== '');
  const sex = SEXES.find((s) => s === content.sex);
  const form = FORMS.find((f) => f === content.form || content.form?.toLowerCase().startsWith(f));
  const language = content.language ?? opened.language;
  return {
    ...(given && family.length > 0 ? { givenName: given, familyName: family.join(' ') } : given ? { familyName: given } : {}),
    ...(isDay(content.birth) ? { bornOn: content.birth } : {}), ...(sex ? { sex } : {}), ...(content.citizenship && /^[A-Z]{2}$/.test(content.citizenship) ? { citizenship: content.citizenship } : {}),
    ...(language && language !== 'und' ? { language } : {}), ...(form ? { form } : {}), source: 'provider',
  };
}
