import { compile } from '@inlang/paraglide-js';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Builds what is stale: the messages of all rooms into typed functions, and the staff application.
 * A language that lacks a message of another fails the build.
 */
const PROJECT = import.meta.dirname;
const LANGUAGES = ['en', 'es'] as const;
const WORK = join(PROJECT, 'node_modules', '.fourfold');

async function buildMessages(): Promise<void> {
  const folders = messageFolders();
  const stamp = digest([join(PROJECT, 'package-lock.json'), ...folders.flatMap((f) => LANGUAGES.map((l) => join(f, `${l}.json`)))]);
  if (fresh('messages', stamp) && existsSync(join(PROJECT, 'src', 'messages', 'messages.js'))) return;
  checkMessages(folders);
  const project = join(WORK, 'project.inlang');
  mkdirSync(project, { recursive: true });
  const pathPattern = folders.map((f) => `./${relative(WORK, f)}/{locale}.json`);
  writeFileSync(join(project, 'settings.json'), JSON.stringify({
    telemetry: 'off', baseLocale: 'en', locales: LANGUAGES, modules: [`./${relative(WORK, join(PROJECT, 'node_modules/@inlang/plugin-message-format/dist/index.js'))}`], 'plugin.inlang.messageFormat': { pathPattern },
  }));
  await compile({ project, outdir: join(PROJECT, 'src', 'messages'), strategy: ['globalVariable', 'baseLocale'], emitGitIgnore: false, outputStructure: 'locale-modules' } as never);
  remember('messages', stamp);
}

function messageFolders(): string[] {
  const rooms = readdirSync(join(PROJECT, 'src', 'rooms')).map((r) => join(PROJECT, 'src', 'rooms', r, 'messages'));
  return [join(PROJECT, 'src', 'foundation', 'screen', 'messages'), join(PROJECT, 'src', 'foundation', 'web', 'messages'), join(PROJECT, 'src', 'app', 'messages'), ...rooms].filter((f) => existsSync(join(f, 'en.json')));
}

/** Every message of English stands in every other language where that folder has the language at all; a key belongs to one folder. */
function checkMessages(folders: readonly string[]): void {
  const owners = new Map<string, string>();
  const faults: string[] = [];
  for (const folder of folders) {
    const english = Object.keys(read(folder, 'en'));
    for (const key of english) {
      if (key.startsWith('$')) continue;
      if (owners.has(key)) faults.push(`${key} stands in ${relative(PROJECT, folder)} and in ${owners.get(key)}.`);
      owners.set(key, relative(PROJECT, folder));
    }
    for (const language of LANGUAGES.slice(1)) {
      if (!existsSync(join(folder, `${language}.json`))) continue;
      const there = new Set(Object.keys(read(folder, language)));
      // Staff screens speak English; what the public and the holder of a letter read (keys with `public_`) stands in every language.
      faults.push(...english.filter((k) => k.includes('public_') && !there.has(k)).map((k) => `${k} is missing in ${language} of ${relative(PROJECT, folder)}.`));
      faults.push(...[...there].filter((k) => !english.includes(k)).map((k) => `${k} is not a message of English in ${relative(PROJECT, folder)}.`));
    }
    if (!existsSync(join(folder, 'es.json'))) faults.push(...english.filter((k) => k.includes('public_')).map((k) => `${k} has no Spanish in ${relative(PROJECT, folder)}.`));
  }
  if (faults.length > 0) throw new Error(`Messages are not complete:\n${faults.join('\n')}`);
}

function read(folder: string, language: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Record<string, unknown>;
}

async function buildApplication(): Promise<void> {
  const sources = walk(join(PROJECT, 'src')).filter((f) => /\.(tsx?|css|json|js|html)$/.test(f) && !/\.test\.|[/\\](store|actions|routes|exchange|example)\.ts$/.test(f));
  const stamp = digest([...['package-lock.json', 'vite.config.ts', 'index.html'].map((f) => join(PROJECT, f)), ...sources]);
  if (fresh('application', stamp) && existsSync(join(PROJECT, 'dist', 'index.html'))) return;
  const { build } = await import('vite');
  await build({ configFile: join(PROJECT, 'vite.config.ts'), logLevel: 'warn' });
  remember('application', stamp);
}

function walk(folder: string): string[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function digest(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) if (existsSync(file)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function fresh(what: string, stamp: string): boolean {
  const file = join(WORK, `${what}.stamp`);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

function remember(what: string, stamp: string): void {
  mkdirSync(WORK, { recursive: true });
  writeFileSync(join(WORK, `${what}.stamp`), stamp);
}

if (process.argv.includes('--clean')) rmSync(WORK, { recursive: true, force: true });
await buildMessages();
if (!process.argv.includes('--messages-only')) await buildApplication();
process.exit(0); // the compiler of messages keeps a timer that would hold this process half a minute longer
