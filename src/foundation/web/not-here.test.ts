import { describe, expect, it } from 'vitest';
import { bareServer } from './server.ts';

describe('an address that is not there', () => {
  it('answers a reader with a page in their language, which does not repeat it, and a program with one sentence', async () => {
    const server = await bareServer({ origin: 'http://localhost', version: 'test', log: () => undefined });
    const ask = (url: string, headers: Record<string, string>) => server.inject({ method: 'GET', url, headers });
    const page = await ask('/figures/rosa-ejemplo', { accept: 'text/html,*/*' });
    expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([404, 'text/html; charset=utf-8', 'no-store']);
    expect(page.body).toContain('<h1>There is nothing here</h1>');
    expect(page.body).not.toContain('rosa-ejemplo');
    expect((await ask('/figures', { accept: 'text/html', 'accept-language': 'es-MX' })).body).toContain('<html lang="es"');
    for (const [url, accept] of [['/api/figures/none', 'text/html'], ['/figures', 'application/json']] as const) {
      const answer = await ask(url, { accept });
      expect([answer.statusCode, answer.json()], url).toMatchObject([404, { error: { code: 'unknown' } }]);
    }
    await server.close();
  });
});
