import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { addAccount, addOrganization } from '../access/accounts.ts';
import { mayDo, type Kind, type Role } from '../access/roles.ts';
import { findSession, openSession, type Session } from '../access/sessions.ts';
import { setClock } from '../calendar/clock.ts';
import { day } from '../calendar/day.ts';
import type { Database } from '../database/database.ts';
import type { Room } from '../web/room.ts';
import type { Services } from '../web/route.ts';

/** The house of one test run: one database, a server without a port, and ways to be somebody in it. */
export interface TestHouse {
  database: Database;
  services: Services;
  server: FastifyInstance;
  rooms: readonly Room[];
}

let opener: (() => Promise<TestHouse>) | undefined;
let opened: Promise<TestHouse> | undefined;

/** Tells how a house is opened; called once by the run's own setting-up, for the foundation knows no room. */
export function setHouse(open: () => Promise<TestHouse>): void {
  opener ??= open;
}

/** The house of this run. */
export function house(): Promise<TestHouse> {
  if (!opener) throw new Error('No house was set for this run of tests.');
  opened ??= opener();
  return opened;
}

/** An answer as tests read it. */
export interface Answer<Body = never> {
  status: number;
  body: Body;
  text: string;
  headers: Record<string, unknown>;
}

/** Somebody signed in for a test. */
export interface TestUser {
  who: Session;
  agency: string;
  account: string;
  token: string;
  get<Body = never>(path: string, query?: Record<string, string>): Promise<Answer<Body>>;
  post<Body = never>(path: string, body?: object, headers?: Record<string, string>): Promise<Answer<Body>>;
}

const KIND_OF: Record<Role, Kind> = {
  'hotline-advocate': 'hotline', 'case-manager': 'victim-services', 'legal-advocate': 'victim-services', 'certification-officer': 'benefit-granting', 'benefit-worker': 'benefit-granting', 'immigration-officer': 'immigration', inspector: 'labor', investigator: 'law-enforcement',
  prosecutor: 'prosecution', 'task-force-coordinator': 'prosecution', 'grant-officer': 'programs', 'outreach-officer': 'benefit-granting', analyst: 'policy', publisher: 'policy', supervisor: 'benefit-granting', administrator: 'benefit-granting',
};

/** Signs somebody in with a role, in a new agency of the right kind unless one is named. */
export async function signIn(role: Role, where: { agency?: string; kind?: Kind } = {}): Promise<TestUser> {
  const { database, server, services } = await house();
  const agency = where.agency ?? await addOrganization(database.gate, { name: `Agency ${randomUUID()}`, short: randomUUID().slice(0, 18), kind: where.kind ?? KIND_OF[role] });
  const account = await addAccount(database.gate, { label: `Test ${role}`, organization: agency, role });
  const token = await openSession(database.gate, account, services.now());
  const who = await findSession(database.gate, token, services.now());
  if (!who) throw new Error('The session of a test did not open.');
  return { who, agency, account, token, ...client(server, token) };
}

/** Anybody at all: asks without a session. */
export async function anyone(): Promise<Pick<TestUser, 'get' | 'post'>> {
  return client((await house()).server, undefined);
}

function client(server: FastifyInstance, token: string | undefined): Pick<TestUser, 'get' | 'post'> {
  const cookies = token ? { fourfold: token } : {};
  const read = <Body>(reply: { statusCode: number; payload: string; headers: Record<string, unknown> }): Answer<Body> => ({
    status: reply.statusCode, text: reply.payload, headers: reply.headers, body: (String(reply.headers['content-type']).includes('json') ? JSON.parse(reply.payload) : undefined) as Body,
  });
  return {
    get: async (path, query = {}) => read(await server.inject({ method: 'GET', url: path, query, cookies })),
    post: async (path, body = {}, headers = {}) => read(await server.inject({ method: 'POST', url: path, payload: body, cookies, headers: { 'x-fourfold': '1', 'idempotency-key': randomUUID(), ...headers } })),
  };
}

/** Sets the day for what follows in a test; `null` gives the clock back. Sessions go by the same clock, so sign in after it where the day matters. */
export function today(on: string | null): void {
  setClock(on === null ? null : day(on));
}

/** Whether a role holds a permission of a room, as the room declares it. */
export function holds(room: Room, role: Role, permission: string): boolean {
  return mayDo(room.permissions, [role], permission);
}
