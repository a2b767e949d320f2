import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a printed file says: the words on its pages, and everything that stands beside them in the file. */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; title: string; beside: string }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const made = await task.promise;
  let text = '';
  for (let n = 1; n <= made.numPages; n++) text += `${(await (await made.getPage(n)).getTextContent()).items.map((i) => ('str' in i ? i.str + (i.hasEOL ? '\n' : '') : '')).join('')}\n`;
  const { info, metadata } = await made.getMetadata();
  const facts = info as Record<string, unknown>;
  const beside = JSON.stringify([facts, metadata?.getRaw() ?? '', await made.getOutline(), await made.getAttachments()]);
  await task.destroy();
  return { text, title: typeof facts['Title'] === 'string' ? facts['Title'] : '', beside };
}
