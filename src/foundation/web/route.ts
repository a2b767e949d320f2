import type { Static, TObject, TSchema } from 'typebox';
import type { Session } from '../access/sessions.ts';
import type { Asker, Tx } from '../database/database.ts';
import type { Identity } from '../identity/subjects.ts';
import type { Day } from '../calendar/day.ts';
import type { LegalParameter } from '../calendar/parameters.ts';
import type { KeyStore } from '../identity/keystore.ts';

/** Where texts leave by, and the secret under which each is signed. */
export interface TextGateway { address: string; secret: string }

/** What the product as a whole lends to an act: no room reaches the database but through `tx`. */
export interface Services {
  keys: KeyStore;
  /** Counts across agencies; reads no identity. */
  counter: Asker;
  /** Reads what is published, and nothing else. */
  public: Asker;
  /** Dated rules of law, with their sources. */
  parameters: readonly LegalParameter[];
  /** The address under which the public reaches the product, without a slash at its end. */
  origin: string;
  dataFolder: string;
  /** Where texts leave by; absent where the installation names none, and then none are sent. */
  textGateway?: TextGateway;
  /** Has every room forget a person who is being purged, in the same transaction. */
  forget(tx: Tx, person: string): Promise<void>;
  now(): Date;
  today(): Day;
}

/** What an act of somebody signed in is given. */
export interface Asked<Input> {
  tx: Tx;
  input: Input;
  who: Session;
  identity: Identity;
  services: Services;
  /** Whether the asker may read a class of fields as it is; for files, which carry no schema by which fields are left out. */
  reads: (fieldClass: string) => boolean;
  /** The version the asker had before them, where they sent `If-Match`. */
  version: number | undefined;
}

/** What a question of anybody is given: no transaction, so no row of any agency. */
export interface AskedByAnyone<Input> {
  input: Input;
  services: Services;
  language: 'en' | 'es';
}

/** A file or a page in reply, instead of JSON. */
export interface Sent {
  type: string;
  body: string | Uint8Array;
  fileName?: string;
  status?: number;
  /** Whether pages of other sites may read and show it: of what is public for good, such as released figures. */
  shared?: true;
}

/** One route: who may, what is recorded, what comes in, what goes out, and what runs; none of them has a default. */
export interface Route {
  method: 'get' | 'post';
  path: string;
  allow: string;
  records: string;
  input: TObject;
  output: TSchema | 'file';
  /** Classes of fields that a file shows as they are: whoever may not read each of them finds nothing there. */
  shows?: readonly string[];
  anyone: boolean;
  /** A reading whose question is sent in the body, so that it stands in no address or history. */
  reading?: boolean;
  /** How often one address may ask, where anybody may: times a minute. */
  limit?: number;
  run(asked: never): Promise<unknown>;
}

interface Says<In extends TObject, Out extends TSchema> {
  /** The permission needed, as the room declares it. */
  allow: string;
  /** What the audit row says, in the past tense: "issued a letter". */
  records: string;
  input: In;
  output: Out;
  run(asked: Asked<Static<In>>): Promise<Static<Out>>;
}

/** A reading. */
export function get<In extends TObject, Out extends TSchema>(path: string, says: Says<In, Out>): Route {
  return { method: 'get', path, anyone: false, ...says } as Route;
}

/** An act; its input is the body together with the path's parts, and it is done once for each idempotency key. */
export function post<In extends TObject, Out extends TSchema>(path: string, says: Says<In, Out>): Route {
  return { method: 'post', path, anyone: false, ...says } as Route;
}

/** A reading whose question carries personal data, and so comes in the body: searches by name. */
export function query<In extends TObject, Out extends TSchema>(path: string, says: Says<In, Out>): Route {
  return { method: 'post', path, anyone: false, reading: true, ...says } as Route;
}

/** A reading that answers with a file. */
export function file<In extends TObject>(path: string, says: Omit<Says<In, TSchema>, 'output' | 'run'> & { shows?: readonly string[]; run(asked: Asked<Static<In>>): Promise<Sent> }): Route {
  return { method: 'get', path, anyone: false, output: 'file', ...says } as Route;
}

interface AnyoneSays<In extends TObject, Out> {
  input: In;
  /** Times a minute that one address may ask. */
  limit: number;
  run(asked: AskedByAnyone<Static<In>>): Promise<Out>;
}

const ANYBODY = { allow: 'anyone', records: 'nothing: no identified record is in reach', anyone: true } as const;

/** A question anybody may ask, answered in JSON from what is public. */
export function open<In extends TObject, Out extends TSchema>(method: 'get' | 'post', path: string, says: AnyoneSays<In, Static<Out>> & { output: Out }): Route {
  return { method, path, ...ANYBODY, ...says } as Route;
}

/** A page or file anybody may fetch, outside `/api`; a form on it is posted back to the same path. */
export function page<In extends TObject>(method: 'get' | 'post', path: string, says: AnyoneSays<In, Sent>): Route {
  return { method, path, ...ANYBODY, output: 'file', ...says } as Route;
}
