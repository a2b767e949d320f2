import { refuseInaccessible } from './accessible.ts';
import type { Document } from './content.ts';
import { onPaper } from './paper.ts';
import type { PdfOptions } from './paper.ts';
import { finishTags } from './tags.ts';
import { closePresses, print } from './typst.ts';

export type { PdfOptions } from './paper.ts';
export { setPrintThreads } from './typst.ts';

/**
 * The document as a tagged PDF 1.7 that declares PDF/UA-1; the same document gives the same bytes.
 * Refusal `document.inaccessible` before anything is printed, `document.no-glyphs` for characters no font shows, `document.qr-too-long`.
 */
export async function toPdf(document: Document, options: PdfOptions = {}): Promise<Uint8Array> {
  refuseInaccessible(document, { firstHeading: 1 });
  const { json, facts } = onPaper(document, options);
  return finishTags(await print(json), facts);
}

/** Ends the printing threads that `toPdf` started; it may be called again afterwards. */
export const closePdf = closePresses;
