import type { ApplicationStanding, PresenceStanding, Told } from './rules.ts';
import type { ApplicationClass, ApplicationKind } from './schema.ts';

/** What an office of record holds of one person, as far as another office is told of it. */
export interface Held {
  presences: readonly { id: string; standing: PresenceStanding; lastGrantedOn: string | null }[];
  applications: readonly { id: string; kind: ApplicationKind; class: ApplicationClass; standing: ApplicationStanding }[];
}

/**
 * What a benefit-granting office is to be told: continued presence that stands or ended, a bona fide application, status
 * granted or ended (22 USC 7105(b)(1)(E)(i)(II), (iv); 8 USC 1367(b)(5)). Families have the same benefits, (b)(1)(A).
 */
export function tellable({ presences, applications }: Held): (Told & { subject: string })[] {
  const told: (Told & { subject: string })[] = [];
  for (const { id, standing, lastGrantedOn } of presences) {
    if (lastGrantedOn === null) continue;
    if (standing.state === 'issued') told.push({ subject: id, kind: 'continued-presence', ended: null, datedOn: lastGrantedOn, endsOn: standing.endsOn });
    else if ((standing.state === 'ended' || standing.state === 'revoked') && standing.endsOn !== null) told.push({ subject: id, kind: 'ended', ended: 'continued-presence', datedOn: standing.endsOn, endsOn: null });
  }
  for (const { id, kind, class: of, standing } of applications) {
    if (kind !== 'status' || !of.startsWith('T')) continue;
    if (standing.approvedOn !== null && standing.revokedOn === null) told.push({ subject: id, kind: 't-status', ended: null, datedOn: standing.approvedOn, endsOn: standing.endsOn });
    else if (standing.revokedOn !== null) told.push({ subject: id, kind: 'ended', ended: 't-status', datedOn: standing.revokedOn, endsOn: null });
    else if (standing.bonaFideOn !== null && standing.outcome !== null && standing.decidedOn !== null) told.push({ subject: id, kind: 'ended', ended: 'bona-fide-t', datedOn: standing.decidedOn, endsOn: null });
    else if (standing.bonaFideOn !== null) told.push({ subject: id, kind: 'bona-fide-t', ended: null, datedOn: standing.bonaFideOn, endsOn: null });
  }
  return told;
}
