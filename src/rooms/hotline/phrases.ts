import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import type { Phrases, SetPhrase } from './schema.ts';
import * as store from './store.ts';
import { ownPhrases, shippedPhrases } from './store-texts.ts';

type Done = { id: string; version: number };

/** The phrases of the agency: those shipped, with what it says instead, what it added, and what it does not use. */
export async function listPhrases({ tx }: Asked<object>): Promise<Phrases> {
  const [shipped, own] = await Promise.all([shippedPhrases(tx), ownPhrases(tx)]);
  const shortcuts = [...new Set([...shipped.keys(), ...own.keys()])].sort();
  return {
    phrases: shortcuts.map((shortcut) => {
      const [ships, mine] = [shipped.get(shortcut), own.get(shortcut)];
      return { shortcut, en: mine?.en ?? ships?.en ?? '', es: mine?.es ?? ships?.es ?? '', shipped: ships !== undefined, own: typeof mine?.en === 'string', used: mine?.used ?? true, version: mine?.version ?? 0 };
    }),
  };
}

/** Says something under a shortcut, in place of what was said before or anew. */
export function setPhrase(asked: Asked<SetPhrase>): Promise<Done> {
  const { shortcut, en, es } = asked.input;
  return keepPhrase(asked, shortcut, { en, es, used: true });
}

/** Leaves a phrase out; it can be taken up again. */
export async function dropPhrase(asked: Asked<{ shortcut: string }>): Promise<Done> {
  const own = (await ownPhrases(asked.tx)).get(asked.input.shortcut);
  if (!own && !(await shippedPhrases(asked.tx)).has(asked.input.shortcut)) refuseUnknown();
  return keepPhrase(asked, asked.input.shortcut, { en: own?.en ?? null, es: own?.es ?? null, used: false });
}

/** Says again what is shipped. */
export async function restorePhrase(asked: Asked<{ shortcut: string }>): Promise<Done> {
  const [own, shipped] = [(await ownPhrases(asked.tx)).get(asked.input.shortcut), (await shippedPhrases(asked.tx)).has(asked.input.shortcut)];
  if (!own) refuseUnknown();
  if (!shipped && own.used) throw new Refusal('hotline.phrase-not-shipped', 'This phrase is the agency’s own; nothing is shipped under this shortcut.');
  return keepPhrase(asked, asked.input.shortcut, shipped ? { en: null, es: null, used: true } : { en: own.en, es: own.es, used: true });
}

async function keepPhrase({ tx, version }: Pick<Asked<unknown>, 'tx' | 'version'>, shortcut: string, row: { en: string | null; es: string | null; used: boolean }): Promise<Done> {
  const before = (await ownPhrases(tx)).get(shortcut);
  if (before) return { id: before.id, version: await store.reviseRow(tx, 'own_phrase', before.id, version ?? before.version, row) };
  return { id: await store.keepOne(tx, 'own_phrase', { shortcut, ...row }), version: 1 };
}
