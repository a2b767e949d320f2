import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { Notice, TextsView } from './schema.ts';

export interface TextRow { id: string; version: number; contact: string; notice: Notice; language: 'en' | 'es'; state: TextsView['texts'][number]['state']; reason: TextsView['texts'][number]['reason']; asked_at: Date; next_at: Date; tries: number; sent_at: Date | null }

/** Phrases as they are shipped, by shortcut. */
export async function shippedPhrases(tx: Tx): Promise<Map<string, { en: string; es: string }>> {
  const rows = await tx.all<{ shortcut: string; en: string; es: string }>(sql`select e.shortcut, e.text as en, s.text as es from hotline.phrase e join hotline.phrase s on s.shortcut = e.shortcut and s.language = 'es' where e.language = 'en'`);
  return new Map(rows.map(({ shortcut, en, es }) => [shortcut, { en, es }]));
}

/** What the agency says itself, by shortcut; no text means the one that is shipped. */
export async function ownPhrases(tx: Tx): Promise<Map<string, { id: string; version: number; en: string | null; es: string | null; used: boolean }>> {
  const rows = await tx.all<{ id: string; version: number; shortcut: string; en: string | null; es: string | null; used: boolean }>(sql`select id, version, shortcut, en, es, used from hotline.own_phrase_as_of where agency = ${tx.who.agency}::uuid`);
  return new Map(rows.map(({ shortcut, ...row }) => [shortcut, row]));
}

const TEXT = 'id, version, contact, notice, language, state, reason, asked_at, next_at, tries, sent_at';

/** The texts to a contact, latest first. */
export function textsOf(tx: Tx, contact: string): Promise<TextRow[]> {
  return tx.all(sql`select ${raw(TEXT)} from hotline.text_as_of where agency = ${tx.who.agency}::uuid and contact = ${contact}::uuid order by asked_at desc, id limit 50`);
}

/** The texts that are to go out by now, the longest waiting first. */
export async function dueTexts(tx: Tx, now: Date): Promise<string[]> {
  return (await tx.all<{ id: string }>(sql`select id from hotline.text_as_of where agency = ${tx.who.agency}::uuid and state = 'waiting' and superseded_at = 'infinity' and next_at <= ${now}::timestamptz order by next_at, id limit 50`)).map((r) => r.id);
}

/** A text as it stands this moment, for whoever holds its lock. */
export function standingText(tx: Tx, id: string): Promise<TextRow | undefined> {
  return tx.maybe(sql`select ${raw(TEXT)} from hotline.text where agency = ${tx.who.agency}::uuid and id = ${id}::uuid and superseded_at = 'infinity'`);
}

/** Locks a text, so that it is not taken back while it goes out. */
export async function lockText(tx: Tx, id: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`text|${id}`}::text, 22))`);
}

/** How many texts wait, and how many failed in the last seven days. */
export function textCounts(tx: Tx, now: Date): Promise<{ waiting: number; failed: number }> {
  return tx.one(sql`select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed' and asked_at > ${now}::timestamptz - interval '7 days')::int as failed from hotline.text_as_of where agency = ${tx.who.agency}::uuid`);
}
