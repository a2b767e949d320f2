import { bureauOf } from './data.ts';
import { aboutFigure, aboutRelease, FORMS } from './files.ts';
import type { About } from './told.ts';
import type { PublicCell, ReleaseHead } from './public-store.ts';
import { TOPICS } from './topics.ts';

/*
 * DCAT-US 1.1, the data.json by which agencies list what they publish (resources.data.gov): a data set for every released figure and
 * for every release, each with all forms in which it can be taken away.
 */

/** What a catalog lists: the headline of every released measure, and every release. */
export interface Catalog { origin: string; figures: readonly PublicCell[]; releases: readonly ReleaseHead[] }

/** The catalog of all that was released. */
export function toDcat({ origin, figures, releases }: Catalog): string {
  const released = (cell: PublicCell): ReleaseHead | undefined => releases.find((r) => r.year === cell.year && r.sequence === cell.sequence);
  return `${JSON.stringify({
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld', '@id': `${origin}/data.json`, '@type': 'dcat:Catalog', conformsTo: 'https://project-open-data.cio.gov/v1.1/schema', describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
    dataset: [
      ...releases.map((release) => datasetOf(aboutRelease(release, origin), { keyword: ['human trafficking', 'Assessment', `fiscal year ${release.year}`], theme: ['Assessment'], temporal: `${release.year - 1}-10-01/${release.year}-09-30` })),
      ...figures.flatMap((cell) => {
        const release = released(cell);
        const theme = TOPICS.find(({ topic }) => topic === cell.topic)?.title ?? 'Other work';
        return release ? [datasetOf(aboutFigure(cell, release, origin), { keyword: ['human trafficking', cell.unit, cell.measure], theme: [theme] })] : [];
      }),
    ],
  }, null, 1)}\n`;
}

function datasetOf(about: About, said: { keyword: string[]; theme: string[]; temporal?: string }): object {
  const { bureau, program } = bureauOf(about.publisher);
  return {
    '@type': 'dcat:Dataset', identifier: about.page, title: about.title, description: about.description, ...said, modified: about.released.toISOString().slice(0, 10), issued: about.released.toISOString().slice(0, 10), landingPage: about.page,
    publisher: { '@type': 'org:Organization', name: about.publisher }, contactPoint: { '@type': 'vcard:Contact', fn: about.publisher, hasEmail: `mailto:${mailboxOf(about.origin)}` },
    accessLevel: 'public', bureauCode: [bureau], programCode: [program], language: ['en-US'], describedBy: `${about.page}.datapackage.json`, describedByType: 'application/json',
    distribution: FORMS.map(({ form, name, about: purpose, type }) => ({ '@type': 'dcat:Distribution', title: name, description: `${purpose}.`, downloadURL: `${about.page}.${form}`, mediaType: type.replace(/;.*/, ''), format: name })),
  };
}

/** The mailbox that every web site has by RFC 2142, for the catalog cannot be without one; of a name without a domain it is one that leads nowhere (RFC 2606). */
function mailboxOf(origin: string): string {
  const { hostname } = new URL(origin);
  return `webmaster@${/^[\w-]+(\.[\w-]+)+$/.test(hostname) ? hostname : `${hostname.replace(/[^\w-]/g, '')}.invalid`}`;
}
