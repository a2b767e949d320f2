/** What the law asks for before a letter, as a list of things to see; what is lacking is the server's to say. Pure. */
import * as m from '../../../../messages/messages.js';
import type { EvidenceKind, Office, RequestFile } from '../../schema.ts';
import { evidenceKinds, offices } from './labels.ts';

/** One way to meet a point: a kind of evidence, or an office that is consulted. */
export type Way = { evidence: EvidenceKind } | { office: Office };

/** One point of the list. */
export interface Point {
  id: string;
  title: string;
  authority: string;
  ways: readonly Way[];
  /** There, lacking, or not asked for by the outcome that is nearest. */
  state: 'there' | 'lacking' | 'not-asked';
}

/** The points of a request: those of an adult's certification, or of a child's eligibility. */
export function pointsOf(request: RequestFile): Point[] {
  const minor = asMinor(request);
  const points = minor ? pointsOfMinor : pointsOfAdult;
  const aim = request.possible.find(({ outcome }) => outcome === (minor ? 'eligible' : 'certified')) ?? request.possible[0];
  const lacking = new Set(aim?.lacking.map(({ code }) => code));
  const notConsulted = aim?.lacking.filter(({ code }) => code === 'letters.not-consulted').length ?? 0;
  return points.map(({ code, ...point }) => {
    const seen = point.ways.some((way) => isSeen(request, way));
    if (code === undefined) return { ...point, state: seen ? 'there' : 'not-asked' };
    if (code === 'letters.not-consulted') return { ...point, state: seen ? 'there' : notConsulted > 0 ? 'lacking' : 'not-asked' };
    if (request.possible.length === 0) return { ...point, state: seen ? 'there' : 'not-asked' };
    return { ...point, state: lacking.has(code) ? 'lacking' : 'there' };
  });
}

/** Whether the request is a child's: by age, or because the only steps open are those of a child. */
export function asMinor(request: RequestFile): boolean {
  return request.ageGroup === 'minor' || request.possible.some(({ outcome }) => outcome === 'eligible' || outcome === 'interim') || request.decisions.some(({ outcome }) => outcome === 'eligible' || outcome === 'interim');
}

/** What a way is called. */
export function wayName(way: Way): string {
  return 'evidence' in way ? evidenceKinds[way.evidence] : `${m.letters_consulted()}: ${offices[way.office]}`;
}

/** A name by which a way is told apart. */
export function wayKey(way: Way): string {
  return 'evidence' in way ? way.evidence : way.office;
}

function isSeen(request: RequestFile, way: Way): boolean {
  return 'evidence' in way ? request.evidence.some(({ kind }) => kind === way.evidence) : request.consultations.some(({ office }) => office === way.office);
}

type Asked = Omit<Point, 'state'> & { code: string | undefined };

const pointsOfAdult: readonly Asked[] = [
  { id: 'severe', code: 'letters.no-severe-form', title: m.letters_item_severe(), authority: '22 USC 7105(b)(1)(C)(i)', ways: [{ evidence: 'severe-form' }] },
  { id: 'assistance', code: 'letters.no-assistance', title: m.letters_item_assistance(), authority: '22 USC 7105(b)(1)(E)(i)(I)', ways: [{ evidence: 'willing-to-assist' }, { evidence: 'trauma-exemption' }] },
  { id: 'status', code: 'letters.no-status', title: m.letters_item_status(), authority: '22 USC 7105(b)(1)(E)(i)(II)', ways: [{ evidence: 'continued-presence' }, { evidence: 'bona-fide-t' }, { evidence: 't-status' }] },
  { id: 'dhs', code: 'letters.not-consulted', title: m.letters_item_dhs(), authority: '22 USC 7105(b)(1)(E)(i)', ways: [{ office: 'DHS' }] },
];

const pointsOfMinor: readonly Asked[] = [
  { id: 'information', code: 'letters.no-credible-information', title: m.letters_item_information(), authority: '22 USC 7105(b)(1)(G)(i)', ways: [{ evidence: 'credible-information' }] },
  { id: 'severe', code: 'letters.no-severe-form', title: m.letters_item_severe(), authority: '22 USC 7105(b)(1)(C)(i)', ways: [{ evidence: 'severe-form' }] },
  { id: 'dhs', code: 'letters.not-consulted', title: m.letters_item_dhs(), authority: '22 USC 7105(b)(1)(G)(iv)', ways: [{ office: 'DHS' }] },
  { id: 'ag', code: 'letters.not-consulted', title: m.letters_item_ag(), authority: '22 USC 7105(b)(1)(G)(iv)', ways: [{ office: 'AG' }] },
  { id: 'ngo', code: 'letters.not-consulted', title: m.letters_item_ngo(), authority: '22 USC 7105(b)(1)(G)(iv)', ways: [{ office: 'NGO' }] },
  { id: 'age', code: undefined, title: m.letters_item_child_age(), authority: '22 USC 7105(b)(1)(C)(ii)(I)', ways: [{ evidence: 'age' }] },
];
