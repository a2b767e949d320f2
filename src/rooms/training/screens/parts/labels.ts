/** The words of training. */
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Composition, Extent, Kind, Level, Reporter, Sector, Topic } from '../../schema.ts';

export const kinds: Readonly<Record<Kind, string>> = { training: m.training_kind_training(), conference: m.training_kind_conference(), pilot: m.training_kind_pilot() };
export const levels: Readonly<Record<Level, string>> = { federal: m.training_level_federal(), state: m.training_level_state(), local: m.training_level_local(), tribal: m.training_level_tribal(), nongovernmental: m.training_level_nongovernmental() };
export const sectors: Readonly<Record<Sector, string>> = {
  'law-enforcement': m.training_sector_law_enforcement(), prosecution: m.training_sector_prosecution(), 'civil-law': m.training_sector_civil_law(), 'social-services': m.training_sector_social_services(), 'health-care': m.training_sector_health_care(), clergy: m.training_sector_clergy(), labor: m.training_sector_labor(), education: m.training_sector_education(),
  immigration: m.training_sector_immigration(), community: m.training_sector_community(),
};
export const topics: Readonly<Record<Topic, string>> = { dynamics: m.training_topic_dynamics(), 'legal-definition': m.training_topic_legal_definition(), 'rights-and-services': m.training_topic_rights_and_services(), culture: m.training_topic_culture(), investigation: m.training_topic_investigation(), screening: m.training_topic_screening() };
export const extents: Readonly<Record<Extent, string>> = { city: m.training_extent_city(), region: m.training_extent_region(), state: m.training_extent_state() };
export const reporters: Readonly<Record<Reporter, string>> = { own: m.training_reporter_own(), 'ovc-grantee': m.training_reporter_ovc_grantee(), 'hhs-grantee': m.training_reporter_hhs_grantee(), other: m.training_reporter_other() };

/** A record of labels as the choices of a field. */
export function choicesOf(labels: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** A number as the language of the page writes it. */
export function number(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** What a composition that does not add up says, with its numbers. */
export function doesNotAddUp(of: Composition, attended: number): string {
  const said = m.training_does_not_add_up({ teams: number(of.teams), inTeams: number(of.inTeams), attended: number(attended), without: number(of.withoutTeam) });
  return of.unknown > 0 ? `${said} ${m.training_and_unknown({ unknown: number(of.unknown) })}` : said;
}
