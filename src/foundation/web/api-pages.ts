import { heading, p, table, type Block } from '../document/content.ts';
import { toHtml } from '../document/html.ts';
import type { Mounting } from './mount.ts';
import { publicPage } from './public-page.ts';

interface Operation { summary?: string; description?: string; tags?: string[]; parameters?: { name: string; in: string; required?: boolean }[]; requestBody?: { content: Record<string, { schema: { properties?: Record<string, unknown>; required?: string[] } }> } }

/** Serves the OpenAPI document and a page that people can read, both made from the routes as they run. */
export function mountApiPages({ server }: Mounting): void {
  server.get('/openapi.json', { schema: { hide: true } }, async () => document(server));
  server.get('/developers', { schema: { hide: true } }, async (request, reply) => {
    const spec = document(server) as { paths: Record<string, Record<string, Operation>> };
    const language = (request.query as { lang?: string }).lang === 'es' ? 'es' : 'en';
    const byRoom = new Map<string, [string, string, Operation][]>();
    for (const [path, methods] of Object.entries(spec.paths)) for (const [method, operation] of Object.entries(methods)) {
      const room = operation.tags?.[0] ?? 'other';
      byRoom.set(room, [...(byRoom.get(room) ?? []), [method, path, operation]]);
    }
    const blocks: Block[] = [
      heading(1, 'The interface for programs'),
      p('Every screen of Fourfold asks through these routes; each says who may and what is recorded. The machine-readable document is at /openapi.json (OpenAPI 3.1).'),
      p('Acts are sent with the headers X-Fourfold: 1 and Idempotency-Key (a new UUID for each act, the same when it is repeated); corrections with If-Match and the version that was read. Errors all have one shape: error.kind is invalid, refusal or fault.'),
      ...[...byRoom].flatMap(([room, operations]): Block[] => [heading(2, room.charAt(0).toUpperCase() + room.slice(1)), table({
        caption: `Routes of ${room}`, header: ['Route', 'What it does', 'Takes', 'Permission'],
        rows: operations.map(([method, path, o]) => [`${method.toUpperCase()} ${path}`, o.summary ?? '', takes(o), (o.description ?? '').replace('Needs the permission ', '').replace(/\.$/, '')]),
      })]),
    ];
    const sent = publicPage({ title: 'The interface for programs', language, path: '/developers', broad: true, body: toHtml({ title: 'The interface for programs', lang: 'en', blocks }) });
    return reply.type(sent.type).send(sent.body);
  });
}

function document(server: Mounting['server']): object {
  return (server as unknown as { swagger(): object }).swagger();
}

function takes(operation: Operation): string {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const fields = Object.keys(body?.properties ?? {}).map((name) => (body?.required?.includes(name) ? name : `${name}?`));
  return [...(operation.parameters ?? []).map((x) => (x.required ? x.name : `${x.name}?`)), ...fields].join(', ');
}
