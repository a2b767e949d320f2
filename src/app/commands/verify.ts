import { existsSync, readFileSync } from 'node:fs';
import { Refusal } from '../../foundation/errors.ts';
import { commands as ofPublication } from '../../rooms/publication/room.ts';
import type { Command } from './command.ts';

const SAID = { signature: 'The signature is that of this key over these very bytes', key: 'The key is the installation’s', page: 'The page is the one that was signed', print: 'The print is the one that was signed', file: 'The Word file is the one that was signed', numbers: 'The numbers are those that were signed', chain: 'It follows on the release before', time: 'Its times are in order' } as const;

/** Checks a signed release that was taken from the public pages, and asks nobody: no database, no network. */
export const verify: Command = {
  name: 'verify', usage: 'verify FILE.json [--pdf FILE.pdf] [--docx FILE.docx] [--before FILE.json] [--json]', about: 'checks the signature of a release that was downloaded, its print, its Word file and what it follows on; asks no database and no network',
  arguments: [{ name: 'file', about: 'the signed release as the public page gives it out' }], options: { pdf: { type: 'string' }, docx: { type: 'string' }, before: { type: 'string' } },
  run: async ({ positionals: [path = ''], options, answer }) => {
    const { pdf, docx, before } = options;
    for (const needed of [path, pdf, docx, before]) if (typeof needed === 'string' && !existsSync(needed)) throw new Refusal('app.no-file', `The file ${needed} cannot be read.`);
    const found = ofPublication.verify(readFileSync(path, 'utf8'), { ...(typeof pdf === 'string' ? { pdf: readFileSync(pdf) } : {}), ...(typeof docx === 'string' ? { docx: readFileSync(docx) } : {}), ...(typeof before === 'string' ? { before: readFileSync(before, 'utf8') } : {}) });
    if (!found) throw new Refusal('publication.not-signed', 'This file is no signed release. Take the one that the public page of an Assessment gives out as “Signed release (JSON)”.');
    const holds = found.checks.every((c) => c.holds);
    answer({ ...found, holds }, [found.title, ...found.checks.map((c) => `  ${c.holds ? '✔' : '✖'} ${SAID[c.what]} (${c.against})`), holds ? 'It holds.' : 'It does not hold. Do not rely on this copy.'].join('\n'));
    return holds ? 0 : 1;
  },
};
