import { Type } from 'typebox';
import { get, post } from '../../foundation/web/route.ts';
import * as act from './actions.ts';
import { pages } from './pages.ts';
import * as shape from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const read = { allow: 'countries.read' } as const;
const write = { allow: 'countries.write', output: shape.Kept } as const;
const publish = { allow: 'countries.publish', output: shape.Published } as const;

export const routes = [
  get('/countries', { ...read, records: 'looked through the countries', input: shape.CountriesAsked, output: shape.Countries, run: act.listCountries }),
  post('/countries', { ...write, records: 'recorded a country', input: shape.NewCountry, run: act.addCountry }),
  get('/countries/clocks', { ...read, records: 'looked at what placements ask to be done', input: Nothing, output: shape.Clocks, run: act.listClocks }),
  get('/countries/preferences', { ...read, records: 'looked through trade preference programs', input: Nothing, output: shape.Preferences, run: act.listPreferences }),
  post('/countries/preferences', { ...write, records: 'recorded a trade preference program', input: shape.NewPreference, run: act.addPreference }),
  post('/countries/preferences/:preference/spells', { ...write, records: 'recorded days in which a program was in force', input: shape.NewSpell, run: act.addSpell }),
  post('/countries/placements/:placement/steps', { ...write, records: 'recorded what a placement asked to be done', input: shape.NewStep, run: act.addStep }),
  post('/countries/designations/:designation/end', { ...write, records: 'recorded that a country is no beneficiary any more', input: shape.EndDesignation, run: act.endDesignation }),
  post('/countries/published', { ...publish, records: 'published the countries that had changed', input: Nothing, run: act.publishStale }),
  get('/countries/:id', { ...read, records: 'read a country', input: shape.CountryId, output: shape.CountryFile, run: act.readCountry }),
  post('/countries/:id/name', { ...write, records: 'recorded another name of a country', input: shape.Rename, run: act.rename }),
  post('/countries/:id/end', { ...write, records: 'recorded the end of a country', input: shape.EndCountry, run: act.endCountry }),
  post('/countries/:id/findings', { ...write, records: 'recorded findings on a country', input: shape.NewFinding, run: act.addFinding }),
  post('/countries/:id/placements', { ...write, records: 'recorded the tier of a country', input: shape.NewPlacement, run: act.addPlacement }),
  post('/countries/:id/evidence', { ...write, records: 'recorded evidence on a minimum standard', input: shape.NewEvidence, run: act.addEvidence }),
  post('/countries/:id/designations', { ...write, records: 'recorded a country as a beneficiary', input: shape.NewDesignation, run: act.addDesignation }),
  post('/countries/:id/projects', { ...write, records: 'recorded a project in a country', input: shape.NewProject, run: act.addProject }),
  post('/countries/:id/published', { ...publish, records: 'published a country', input: shape.CountryId, run: act.publishCountry }),
  ...pages,
];
