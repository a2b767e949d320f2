import { beforeAll, describe, expect, it } from 'vitest';
import { house, signIn } from '../../foundation/testing/house.ts';
import { SERVICE } from './testing/service.ts';

/** Help for anybody, as a browser without JavaScript asks for it: forms posted, and nothing else. */
describe('help for the public', () => {
  const mark = `Zq${crypto.randomUUID().slice(0, 8)}`;
  let service: string;
  beforeAll(async () => {
    const supervisor = await signIn('supervisor');
    const organization = (await supervisor.post<{ id: string }>('/api/directory/organizations', { name: `House ${mark}`, description: 'Invented.' })).body.id;
    const location = (await supervisor.post<{ id: string }>('/api/directory/locations', { organization, confidential: true, address: '71 Zqhidden Row', city: 'El Paso', state: 'TX', zip: '79988' })).body.id;
    service = (await supervisor.post<{ id: string }>('/api/directory/services', { ...SERVICE, organization, name: `Beds ${mark}`, areas: ['el-paso'], locations: [location], ages: 'adults', howTo: '<b>Call</b> first.', url: 'https://beds.example', needs: ['shelter', 'reunification'] })).body.id;
    await supervisor.post(`/api/directory/services/${service}/capacity`, { free: 2 });
    await supervisor.post(`/api/directory/services/${service}/check`);
    await supervisor.post('/api/directory/publish', { audience: 'public' });
  });
  const ask = async (form?: Record<string, string>, lang = 'en') => {
    const { server } = await house();
    const reply = await server.inject({ method: form ? 'POST' : 'GET', url: `/help?lang=${lang}`, headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': `10.9.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}` }, ...(form ? { payload: new URLSearchParams(form).toString() } : {}) });
    return { status: reply.statusCode, text: reply.payload, headers: reply.headers };
  };
  const NEEDS = { step: 'results', place: '79901', need_shelter: 'yes' };

  it('leads from where to what to results to one service, with numbers first', async () => {
    const where = await ask();
    expect(where.text).toContain('1-888-373-7888');
    expect(where.text.indexOf('1-888-373-7888')).toBeLessThan(where.text.indexOf('name="place"'));
    const what = await ask({ step: 'what', place: 'El Paso' });
    expect(what.text).toMatch(/name="place" value="El Paso"[\s\S]*name="need_shelter"/);
    const results = await ask(NEEDS);
    for (const said of [`Beds ${mark}`, `House ${mark}`, '813-555-0110', 'Has room today', 'Checked today', 'Open now']) expect(results.text, said).toContain(said);
    const one = await ask({ ...NEEDS, service });
    for (const said of ['The address is kept private', 'People of 18 or older', '&lt;b&gt;Call&lt;/b&gt; first.', 'At all hours', 'English, Spanish']) expect(one.text, said).toContain(said);
    for (const page of [results, one]) expect(page.text).not.toMatch(/Zqhidden|79988/);
  });

  it('fits what was said: whom it takes, the language, what is open; and where nobody knows the place, only what is everywhere', async () => {
    const has = async (more: Record<string, string>): Promise<boolean> => (await ask({ ...NEEDS, ...more })).text.includes(mark);
    expect([await has({}), await has({ age: 'minor' }), await has({ age: 'adult' }), await has({ language: 'es' }), await has({ open_only: 'yes' }), await has({ no_status: 'yes' }), await has({ place: '' }), await has({ unsure: 'yes' }), await has({ place: 'Seattle' })]).toEqual([true, false, true, true, true, true, false, false, false]);
  });

  it('stands in no address and leaves nothing: posted, no cookie, not stored, a neutral title, no word of others', async () => {
    for (const page of [await ask(), await ask({ step: 'what', place: 'El Paso' }), await ask(NEEDS), await ask({ ...NEEDS, service }), await ask({ ...NEEDS, card: service })]) {
      expect(page.status).toBe(200);
      expect(page.headers['set-cookie']).toBeUndefined();
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.text).toMatch(/<title>(Services near you|Numbers)<\/title>/);
      expect(page.text).not.toContain('<script');
      for (const [, method] of page.text.matchAll(/<form [^>]*method="(\w+)"/g)) expect(method).toBe('post');
      for (const [, href] of page.text.matchAll(/<a [^>]*href="([^"]*)"/g)) expect(href).toMatch(/^(#main|tel:|sms:|\/(exit|help|data|letter-check|developers|sign-in)?(\?lang=(en|es))?$|https:\/\/beds\.example)/);
      expect(page.text).toContain('href="/exit"');
    }
  });

  it('goes away on paper and in a file without the name of this site', async () => {
    const card = await ask({ ...NEEDS, card: service });
    expect(card.text).toContain('813-555-0110');
    expect(card.text).not.toMatch(/fourfold|traffick/i);
    const note = await ask({ ...NEEDS, save: service });
    expect(note.headers['content-disposition']).toBe('attachment; filename="note.txt"');
    expect(note.text).toContain('813-555-0110');
    expect(note.text).not.toMatch(/fourfold|traffick/i);
  });

  it('speaks Spanish throughout', async () => {
    const results = await ask(NEEDS, 'es');
    for (const said of ['<html lang="es"', 'Hay lugar hoy', 'Revisado hoy', 'Hable con alguien ahora']) expect(results.text, said).toContain(said);
    expect(results.text).not.toMatch(/Has room|Checked|Open now|See more/);
    expect((await ask({ ...NEEDS, service }, 'es')).text).toContain('La dirección se mantiene en privado');
  });

  it('says what to do where a place is not known, a service is gone or a field is strange', async () => {
    const unknown = await ask({ step: 'what', place: 'Atlantis' });
    expect(unknown.text).toContain('We do not know this place');
    expect(unknown.text).toContain('value="Atlantis"');
    expect((await ask({ ...NEEDS, service: '00000000-0000-4000-8000-000000000000' })).text).toContain('not shown any more');
    expect((await ask({ ...NEEDS, service: 'x' })).status).toBe(200);
    expect((await ask({ ...NEEDS, more: 'x' })).status).toBe(400);
    expect((await ask({ ...NEEDS, place: '<script>alert(1)</script>' })).text).not.toContain('<script>alert');
  });
});
