import { mayRead } from '../access/fields.ts';
import { mayIn } from '../access/roles.ts';
import type { Session } from '../access/sessions.ts';
import { acting } from '../audit/acting.ts';
import { Fault, Invalid, refuseUnknown } from '../errors.ts';
import { takeFile, undoBatch, type FileAct } from '../exchange/take-file.ts';
import type { RoomSheet } from '../exchange/room-sheet.ts';
import { withoutUnreadable } from '../exchange/sheet.ts';
import { csvStream, template, writeXlsx, type Row } from '../exchange/write-table.ts';
import { identityOf } from '../identity/subjects.ts';
import { Type, type Static } from 'typebox';
import { reader } from './input.ts';
import { sessionOf, type Mounting } from './mount.ts';
import { SIGNED_OUT } from './reply.ts';
import type { Room } from './room.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';

const Given = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 200 }), content: Type.String({ description: 'The file, in base64.' }), dryRun: Type.Optional(Type.Boolean()),
  mapping: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: -1 }))),
  repairs: Type.Optional(Type.Array(Type.Union([
    Type.Object({ kind: Type.Literal('date-order'), column: Type.String(), order: Type.Union([Type.Literal('M/D/Y'), Type.Literal('D/M/Y')]) }),
    Type.Object({ kind: Type.Literal('replace'), column: Type.String(), from: Type.String(), to: Type.String() }),
  ]))),
}, { additionalProperties: false });

/** Mounts taking in and giving out for every sheet of every room: template, dry run, import as one batch, undo, export. */
export function mountExchange(mounting: Mounting, rooms: readonly Room[]): void {
  const sheets = new Map(rooms.flatMap((room) => (room.sheets ?? []).map((sheet) => [sheet.sheet.name, { room, sheet }] as const)));
  for (const room of rooms) for (const { sheet } of room.sheets ?? []) if (sheets.get(sheet.name)?.room !== room) throw new Fault(`The rooms ${room.name} and ${sheets.get(sheet.name)?.room.name} both call a sheet ${sheet.name}.`);
  const read = reader(Given, false);
  const enter = async (request: FastifyRequest, right: 'mayImport' | 'mayExport' | 'either'): Promise<{ who: Session; sheet: RoomSheet } | undefined> => {
    const who = await sessionOf(mounting, request);
    if (!who) return undefined;
    const found = sheets.get((request.params as { sheet: string }).sheet);
    const rights = found ? (right === 'either' ? [found.sheet.mayImport, found.sheet.mayExport] : [found.sheet[right]]) : [];
    if (!found || !rights.some((r) => mayIn(found.room, who, r))) refuseUnknown();
    return { who, sheet: found.sheet };
  };
  const { server, database, services } = mounting;
  const tags = { tags: ['exchange'], description: 'Needs the permission that the sheet names.' };

  server.get('/api/exchange/:sheet', { schema: { ...tags, summary: 'What the columns of a sheet hold' } }, async (request, reply) => {
    const entered = await enter(request, 'either');
    if (!entered) return reply.code(401).send(SIGNED_OUT);
    const { name, title, columns } = entered.sheet.sheet;
    return { name, title, columns };
  });

  server.get('/api/exchange/:sheet/template.:form', { schema: { ...tags, summary: 'The documented columns of a sheet, empty' } }, async (request, reply) => {
    const entered = await enter(request, 'either');
    if (!entered) return reply.code(401).send(SIGNED_OUT);
    const form = (request.params as { form: string }).form;
    const made = await template(entered.sheet.sheet);
    return give(reply, form, `${entered.sheet.sheet.name}-template`, form === 'xlsx' ? made.xlsx : made.csv);
  });

  server.post('/api/exchange/:sheet', { schema: { ...tags, summary: 'Take a file in as one batch, or try it', body: Given } }, async (request, reply) => {
    const entered = await enter(request, 'mayImport');
    if (!entered) return reply.code(401).send(SIGNED_OUT);
    const given = read(request.body ?? {}) as Static<typeof Given>;
    const dry = given.dryRun ?? false;
    const bytes = Buffer.from(given.content, 'base64');
    if (bytes.length === 0) throw new Invalid([{ where: '/content', problem: 'The file is empty.', mend: 'Choose a file with a heading and rows.' }]);
    const act: FileAct = (records, work) => acting(database, entered.who, { records, via: `POST /api/exchange/${entered.sheet.sheet.name}` }, (tx) => work(tx, identityOf(services.keys, entered.who.agency)), { seconds: 3600 });
    return takeFile(act, services, entered.sheet, { name: given.fileName, bytes, ...(given.mapping ? { mapping: given.mapping } : {}), ...(given.repairs ? { repairs: given.repairs } : {}) }, dry);
  });

  server.post('/api/exchange/:sheet/batches/:batch/undo', { schema: { ...tags, summary: 'Take a batch back whole' } }, async (request, reply) => {
    const entered = await enter(request, 'mayImport');
    if (!entered) return reply.code(401).send(SIGNED_OUT);
    const batch = (request.params as { batch: string }).batch;
    if (!/^[0-9a-f-]{36}$/.test(batch)) refuseUnknown();
    return acting(database, entered.who, { records: 'took a batch back', via: `POST /api/exchange/${entered.sheet.sheet.name}/batches/(batch)/undo` }, (tx) => undoBatch(tx, entered.sheet.sheet.name, batch));
  });

  server.get('/api/exchange/:sheet/export.:form', { schema: { ...tags, summary: 'Give the records out, without the columns that the asker may not read, and with formulas made harmless' } }, async (request, reply) => {
    const entered = await enter(request, 'mayExport');
    if (!entered) return reply.code(401).send(SIGNED_OUT);
    const form = (request.params as { form: string }).form;
    const { sheet, notes } = withoutUnreadable(entered.sheet.sheet, (fieldClass) => mayRead(mounting.rules, entered.who.roles, [fieldClass]));
    const rows = await acting(database, entered.who, { records: 'gave records out', via: `GET /api/exchange/${entered.sheet.sheet.name}/export` }, async (tx) => {
      const all: Row[] = [];
      for await (const row of entered.sheet.give({ tx, identity: identityOf(services.keys, entered.who.agency), services })) all.push(row);
      return all;
    });
    if (form === 'xlsx') return give(reply, form, entered.sheet.sheet.name, await writeXlsx(sheet, rows, notes));
    let text = '';
    for await (const piece of csvStream(sheet, rows)) text += piece;
    return give(reply, form, entered.sheet.sheet.name, text);
  });
}

function give(reply: FastifyReply, form: string, name: string, body: string | Uint8Array): FastifyReply {
  if (form !== 'csv' && form !== 'xlsx') refuseUnknown();
  reply.type(form === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="${name}.${form}"`);
  return reply.send(typeof body === 'string' ? body : Buffer.from(body));
}
