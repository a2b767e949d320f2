/** The words of outreach. */
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { About, Channel, Check, Intermediary, MaterialKind, Medium, Sector, Source } from '../../schema.ts';

export const kinds: Readonly<Record<MaterialKind, string>> = { poster: m.outreach_kind_poster(), brochure: m.outreach_kind_brochure(), card: m.outreach_kind_card(), 'fact-sheet': m.outreach_kind_fact_sheet(), 'tool-kit': m.outreach_kind_tool_kit(), video: m.outreach_kind_video(), 'web-page': m.outreach_kind_web_page() };
export const intermediaries: Readonly<Record<Intermediary, string>> = {
  'law-enforcement': m.outreach_group_law_enforcement(), 'social-services': m.outreach_group_social_services(), 'health-care': m.outreach_group_health_care(), 'faith-based': m.outreach_group_faith_based(), 'migrant-labor': m.outreach_group_migrant_labor(), 'child-youth': m.outreach_group_child_youth(), ethnic: m.outreach_group_ethnic(),
};
export const sectors: Readonly<Record<Sector, string>> = { ...intermediaries, government: m.outreach_sector_government(), legal: m.outreach_sector_legal(), business: m.outreach_sector_business(), education: m.outreach_sector_education(), media: m.outreach_sector_media() };
export const about: Readonly<Record<About, string>> = { sex: m.outreach_about_sex(), labor: m.outreach_about_labor(), children: m.outreach_about_children(), materials: m.outreach_about_materials(), training: m.outreach_about_training(), members: m.outreach_about_members() };
export const media: Readonly<Record<Medium, string>> = { radio: m.outreach_medium_radio(), television: m.outreach_medium_television(), print: m.outreach_medium_print(), web: m.outreach_medium_web(), outdoor: m.outreach_medium_outdoor() };
export const sources: Readonly<Record<Source, string>> = { 'server-log': m.outreach_source_server_log(), analytics: m.outreach_source_analytics(), 'by-hand': m.outreach_source_by_hand() };
export const channels: Readonly<Record<Channel, string>> = { phone: m.outreach_channel_phone(), text: m.outreach_channel_text(), chat: m.outreach_channel_chat(), web: m.outreach_channel_web(), 'in-person': m.outreach_channel_in_person() };
export const checks: Readonly<Record<Check, string>> = { members: m.outreach_check_members(), sectors: m.outreach_check_sectors(), met: m.outreach_check_met(), carried: m.outreach_check_carried(), 'sex-and-labor': m.outreach_check_sex_and_labor() };

/** What is lacking, in a word for lists. */
export const lacking: Readonly<Record<Check, string>> = { members: m.outreach_lacking_members(), sectors: m.outreach_lacking_sectors(), met: m.outreach_lacking_met(), carried: m.outreach_lacking_carried(), 'sex-and-labor': m.outreach_lacking_sex_and_labor() };

/** A record of labels as the choices of a field. */
export function choicesOf(labels: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** A number as the language of the page writes it. */
export function number(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** A month in words. */
export function monthInWords(month: string): string {
  return new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month.slice(0, 7)}-15T12:00:00Z`));
}
