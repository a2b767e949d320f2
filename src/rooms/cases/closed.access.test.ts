import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mayIn } from '../../foundation/access/roles.ts';
import { house, signIn } from '../../foundation/testing/house.ts';
import { send } from '../../foundation/testing/walk.ts';
import { cases } from './room.ts';

/** A value that fits a part of a schema well enough to come past its reader. */
function fitting(part: { type?: string; enum?: readonly unknown[]; format?: string; pattern?: string; minLength?: number; minimum?: number; items?: unknown; properties?: Record<string, never> }): unknown {
  if (part.enum) return part.enum[0];
  switch (part.type) {
    case 'string': return part.format === 'uuid' ? randomUUID() : part.format === 'date' ? '2004-03-02' : part.format === 'date-time' ? '2004-03-02T10:00:00Z' : part.pattern?.includes('64') ? 'a'.repeat(64) : 'x'.repeat(Math.max(part.minLength ?? 1, 12));
    case 'integer': return part.minimum ?? 1;
    case 'boolean': return false;
    case 'array': return [fitting(part.items as never)];
    case 'object': return Object.fromEntries(Object.entries(part.properties ?? {}).map(([k, v]) => [k, fitting(v)]));
    default: return null;
  }
}

describe('every route of the room', () => {
  it('answers ids that are not there as absent, to whoever may ask, and never fails', async () => {
    const { server } = await house();
    const worker = await signIn('case-manager');
    const users = [worker, await signIn('legal-advocate', { agency: worker.agency }), await signIn('supervisor', { agency: worker.agency })];
    let asked = 0;
    for (const route of cases.routes) {
      const named = Object.entries(route.input.properties as Record<string, { format?: string }>).filter(([, p]) => p.format === 'uuid').map(([name]) => name);
      for (const user of users) {
        if (!mayIn(cases, user.who, route.allow)) continue;
        const full = fitting({ type: 'object', properties: route.input.properties as never }) as Record<string, unknown>;
        const answer = await send(server, route, full, { cookie: user.token });
        asked++;
        expect(answer.status, `${route.method} ${route.path}: ${answer.text}`).toBeLessThan(500);
        if (named.length > 0 && route.path.includes(':') && answer.status !== 400) expect(answer.status, `${route.method} ${route.path}: ${answer.text}`).toBe(404);
      }
    }
    expect(asked).toBeGreaterThan(100);
  });

  it('is closed to offices of other kinds and to whoever has no such role', async () => {
    const { server } = await house();
    for (const user of [await signIn('supervisor', { kind: 'hotline' }), await signIn('certification-officer'), await signIn('investigator'), await signIn('analyst'), await signIn('administrator', { kind: 'victim-services' })]) {
      for (const route of cases.routes.filter((r) => !r.anyone)) {
        const answer = await send(server, route, fitting({ type: 'object', properties: route.input.properties as never }) as Record<string, unknown>, { cookie: user.token });
        expect([answer.status, JSON.parse(answer.text).error.code], `${route.method} ${route.path}`).toEqual([404, 'unknown']);
      }
    }
  });
});
