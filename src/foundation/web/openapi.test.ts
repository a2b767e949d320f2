import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { anyone, house } from '../testing/house.ts';

interface Document { openapi: string; paths: Record<string, Record<string, { summary?: string; description?: string }>> }

describe('the OpenAPI document', () => {
  it('is valid 3.1 and holds every route of every room that answers under /api', async () => {
    const { rooms } = await house();
    const reply = await (await anyone()).get<Document>('/openapi.json');
    expect(reply.body.openapi).toMatch(/^3\.1/);
    const found = await new Validator().validate(structuredClone(reply.body) as never);
    expect(found.errors ?? [], JSON.stringify(found.errors)?.slice(0, 800)).toEqual([]);
    expect(found.valid).toBe(true);
    const written = new Set(Object.entries(reply.body.paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`)));
    const routes = rooms.flatMap((room) => room.routes.filter((r) => !(r.anyone && r.output === 'file')));
    expect(routes.length).toBeGreaterThan(20);
    for (const route of routes) {
      const path = `/api${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
      expect(written, `${route.method} ${path}`).toContain(`${route.method} ${path}`);
      expect(reply.body.paths[path]?.[route.method]?.description).toMatch(/Anybody may ask|Needs the permission/);
    }
  });

  it('is also a page that people can read', async () => {
    const page = await (await anyone()).get('/developers');
    expect(page.status).toBe(200);
    expect(page.text).toContain('POST /api/letters/requests');
  });
});
