/** Builds the style page and serves it under the product's own content policy; used by tests and for pictures only. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { publicPage } from './public-page.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.woff': 'font/woff', '.svg': 'image/svg+xml' };

/** Builds and serves; answers with the address, and with what stops it and removes what was built. */
export async function serveGallery(port = 0): Promise<{ address: string; stop: () => void }> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const out = mkdtempSync(join(tmpdir(), 'fourfold-gallery-'));
  await build({
    root: here,
    base: '/',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: out,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      manifest: 'manifest.json',
      rolldownOptions: { input: { index: join(here, 'index.html'), public: join(here, '../public.css') } },
    },
  });
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Record<string, { file: string; src?: string }>;
  const css = Object.values(manifest).find(({ src }) => src?.endsWith('public.css'))?.file ?? '';

  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? '/', 'http://here');
    reply.setHeader('content-security-policy', policy);
    if (url.pathname.startsWith('/assets/')) {
      reply.setHeader('content-type', types[extname(url.pathname)] ?? 'application/octet-stream');
      reply.end(readFileSync(join(out, 'assets', url.pathname.slice('/assets/'.length).replaceAll('/', ''))));
      return;
    }
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    const theme = url.searchParams.get('theme');
    reply.end(
      url.pathname === '/public'
        ? publicPage({ css: `/${css}`, dir: url.searchParams.has('rtl') ? 'rtl' : 'ltr', ...(theme === null ? {} : { theme }) })
        : readFileSync(join(out, 'index.html'), 'utf8'),
    );
  });
  await new Promise<void>((resume) => server.listen(port, '127.0.0.1', resume));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
}
