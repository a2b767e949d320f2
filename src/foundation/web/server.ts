import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { html } from '../document/html.ts';
import * as m from '../../messages/messages.js';
import { languageOf } from './mount.ts';
import { publicPage } from './public-page.ts';
import { replyTo, UNKNOWN } from './reply.ts';

/** How the server is set up. */
export interface ServerOptions {
  /** `https://…` makes cookies secure and asks browsers to keep to it. */
  origin: string;
  version: string;
  log: (entry: Record<string, unknown>) => void;
}

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
  + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

/** The bare server: strict headers, one error shape, limits, cookies and the gathering of the OpenAPI document. No request is logged, so that no address or query is kept. */
export async function bareServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: false, bodyLimit: 64 * 1024 * 1024, routerOptions: { maxParamLength: 200 }, trustProxy: 'loopback', forceCloseConnections: true,
    // An address that cannot be read answers as one that does not exist, and is not repeated.
    frameworkErrors: (_error, _request, reply) => void strict(reply, options.origin).code(404).send(UNKNOWN),
  });
  // Validation is the routes' own (one reader for every form of input) and replies are shaped by their schema there.
  server.setValidatorCompiler(() => () => true);
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  // The public's forms work without JavaScript; nothing under /api takes this form, for it lacks our header.
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
  await server.register(cookie);
  await server.register(rateLimit, { global: false, addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false } });
  await server.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Fourfold', version: options.version, description: 'Every route says who may and what is recorded.' }, servers: [{ url: options.origin }], components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'fourfold' } } } } });

  server.addHook('onRequest', async (request, reply) => {
    strict(reply, options.origin);
    if (request.method !== 'GET' && request.method !== 'HEAD' && foreign(request.headers, options.origin)) return reply.code(403).send(UNKNOWN);
    if (request.method === 'POST' && request.url.startsWith('/api/') && request.headers['x-fourfold'] !== '1') return reply.code(403).send(UNKNOWN);
    return undefined;
  });
  server.setErrorHandler((error, _request, reply) => {
    const { status, body, retryAfter } = replyTo(error, (entry) => options.log({ level: 'fault', ...entry }));
    if (retryAfter) reply.header('retry-after', String(retryAfter));
    return reply.code(status).send(body);
  });
  server.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/') || !(request.headers.accept ?? '').includes('text/html')) return reply.code(404).send(UNKNOWN);
    // Whoever reads pages is answered by a page; it does not repeat the address.
    const language = languageOf(request);
    const title = m.web_public_not_here({}, { locale: language });
    const { type, body } = publicPage({ title, language, path: '/', body: html`<h1>${title}</h1><p>${m.web_public_not_here_lead({}, { locale: language })}</p>` });
    return reply.code(404).type(type).send(body);
  });
  return server;
}

function strict(reply: FastifyReply, origin: string): FastifyReply {
  reply.header('content-security-policy', POLICY).header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
    .header('x-frame-options', 'DENY').header('cross-origin-opener-policy', 'same-origin').header('cross-origin-resource-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), microphone=(), geolocation=()').header('cache-control', 'no-store');
  return origin.startsWith('https:') ? reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains') : reply;
}

/** A request made by another site's page: its Origin is not ours. Tools that send none carry no cookie of a browser. */
function foreign(headers: Record<string, string | string[] | undefined>, origin: string): boolean {
  const from = headers['origin'];
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  if (typeof from !== 'string') return false;
  if (from === origin) return false;
  // A page sent with `no-referrer` names no origin when it sends a form; the browser itself then says where the form stood.
  if (from === 'null') return headers['sec-fetch-site'] !== 'same-origin';
  try {
    return new URL(from).host !== headers['host'];
  } catch {
    return true;
  }
}
