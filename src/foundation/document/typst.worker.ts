/** A thread that keeps one Typst compiler warm and prints one document after the other. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import start, { TypstCompilerBuilder, TypstFontResolverBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import type { TypstCompiler, TypstFontResolver } from '@myriaddreamin/typst-ts-web-compiler';
import { facesOf, familiesFor, fontList } from './fonts/faces.ts';
import type { PrintAnswer, PrintOrder, Place } from './typst.ts';

const PDF = 1;
const WITH_DIAGNOSTICS = 3;

const fontOrder = JSON.stringify(fontList());
const opened = new Map<string, Uint8Array[]>();
const resolvers = new Map<string, TypstFontResolver>();
let atHand: string | undefined;
const compiler = await startCompiler();
parentPort?.on('message', (order: PrintOrder) => {
  void print(order).then((answer) => parentPort?.postMessage(answer));
});

async function startCompiler(): Promise<TypstCompiler> {
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  await start({ module_or_path: readFileSync(wasm) });
  const builder = new TypstCompilerBuilder();
  // No files and no network: a document is all that the compiler sees.
  builder.set_dummy_access_model();
  const made = await builder.build();
  made.add_source('/template.typ', readFileSync(new URL('./template.typ', import.meta.url), 'utf8'));
  return made;
}

async function print({ id, json }: PrintOrder): Promise<PrintAnswer> {
  try {
    const { families, missing } = familiesFor(decodeEntities(json));
    if (missing.length > 0) return { id, missing };
    await load(families);
    const world = compiler.snapshot('/', '/template.typ', [['document', json], ['fonts', fontOrder]]);
    try {
      const made = world.get_artifact(PDF, WITH_DIAGNOSTICS) as { result?: Uint8Array; diagnostics?: { message: string }[] };
      if (!made.result) return { id, error: (made.diagnostics ?? []).map((d) => d.message).join('; ') };
      const [found] = JSON.parse(world.query(0, '<places>', 'value')) as [Place[]];
      return { id, pdf: made.result, places: found };
    } finally {
      world.free();
    }
  } catch (error) {
    return { id, error: String(error) };
  }
}

/** Gives the compiler the fonts that this document needs and no others, so that its bytes do not depend on what was printed before. */
async function load(families: readonly string[]): Promise<void> {
  const key = families.join();
  if (key === atHand) return;
  let fonts = resolvers.get(key);
  if (!fonts) {
    const builder = new TypstFontResolverBuilder();
    for (const family of families) {
      const faces = opened.get(family) ?? facesOf(family);
      opened.set(family, faces);
      for (const ttf of faces) builder.add_raw_font(ttf);
    }
    fonts = await builder.build();
    resolvers.set(key, fonts);
  }
  compiler.set_fonts(fonts);
  atHand = key;
}

/** Characters that a drawing spells by number count as characters. */
function decodeEntities(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0x1f && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
