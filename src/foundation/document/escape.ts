import { Fault } from '../errors.ts';

/** Markup that is already safe to send; only `html` and `trusted` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for use as HTML content or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}

/** The address if a reader may be led there: https, http, mailto, tel, a path, a query or a fragment; otherwise undefined. */
export function safeHref(href: string): string | undefined {
  // Browsers drop these characters before they read the scheme, so `java\nscript:` would pass a naive check.
  const bare = Array.from(href).filter((c) => c > ' ' && c !== '\u007f').join('');
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1]?.toLowerCase();
  if (scheme === undefined) return bare;
  return ['https', 'http', 'mailto', 'tel'].includes(scheme) ? bare : undefined;
}

/** What may stand in an `html` template: text is escaped, `Html` is kept, lists are joined, and nothing is written for undefined, null and false. */
export type Slot = Html | string | number | undefined | null | false | readonly Slot[];

/** A template that escapes every value unless it is `Html` already; Fault for a value in an attribute without quotes, in a script or a style. */
export function html(strings: TemplateStringsArray, ...slots: readonly Slot[]): Html {
  let out = strings[0] ?? '';
  slots.forEach((slot, i) => {
    const before = strings[i] ?? '';
    if (/=\s*$/.test(before) && insideTag(out) && !insideQuotes(out)) throw new Fault(`An attribute value needs quotes after ${before.slice(-30)}`);
    if (/<(script|style)\b[^>]*>[^<]*$/i.test(out)) throw new Fault('Nothing is filled into a script or a style.');
    const leads = /\b(?:href|src|action|formaction)\s*=\s*["']$/i.test(before);
    out += leads ? escapeHtml(safeHref(String(slot ?? '')) ?? '#') : fill(slot);
    out += strings[i + 1] ?? '';
  });
  return new Html(out);
}

function insideTag(markup: string): boolean {
  return markup.lastIndexOf('<') > markup.lastIndexOf('>');
}

/** Whether the tag being written has an attribute value open, as in `href="/?lang=`. */
function insideQuotes(markup: string): boolean {
  const tag = markup.slice(markup.lastIndexOf('<'));
  return (tag.match(/"/g) ?? []).length % 2 === 1;
}

function fill(slot: Slot): string {
  if (slot === undefined || slot === null || slot === false) return '';
  if (slot instanceof Html) return slot.text;
  if (typeof slot === 'object') return slot.map(fill).join('');
  return escapeHtml(String(slot));
}

/** Markup that the caller vouches for, such as the answer of `toHtml`; never text from a person. */
export function trusted(markup: string): Html {
  return new Html(markup);
}
