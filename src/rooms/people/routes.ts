import { get, post, query } from '../../foundation/web/route.ts';
import { correctFacts, correctIdentity, enterPerson, identifyPerson, linkPeople, listCaseload, purgePerson, readPerson, relate, searchPeople, unlinkPeople } from './actions.ts';
import { Caseload, CorrectFacts, CorrectIdentity, Kept, NewIdentification, NewLink, NewPerson, NewRelation, People, PersonFile, PersonId, PersonSearch, UndoLink, Window } from './schema.ts';

export const routes = [
  get('/people', { allow: 'people.read', records: 'looked through the caseload', input: Window, output: Caseload, run: listCaseload }),
  post('/people', { allow: 'people.write', records: 'entered a person', input: NewPerson, output: Kept, run: enterPerson }),
  query('/people/search', { allow: 'people.read', records: 'searched for a person', input: PersonSearch, output: People, run: searchPeople }),
  get('/people/:id', { allow: 'people.read', records: 'read a person', input: PersonId, output: PersonFile, run: readPerson }),
  post('/people/:id/identity', { allow: 'people.write', records: 'corrected what identifies a person', input: CorrectIdentity, output: Kept, run: correctIdentity }),
  post('/people/:id/facts', { allow: 'people.write', records: 'corrected what is counted of a person', input: CorrectFacts, output: Kept, run: correctFacts }),
  post('/people/:id/relations', { allow: 'people.write', records: 'recorded a relative', input: NewRelation, output: Kept, run: relate }),
  post('/people/:id/links', { allow: 'people.link', records: 'linked two records of one person', input: NewLink, output: Kept, run: linkPeople }),
  post('/people/links/:link/undo', { allow: 'people.link', records: 'took a link back', input: UndoLink, output: Kept, run: unlinkPeople }),
  post('/people/:id/identifications', { allow: 'people.write', records: 'recorded an identification', input: NewIdentification, output: Kept, run: identifyPerson }),
  post('/people/:id/purge', { allow: 'people.purge', records: 'purged a person', input: PersonId, output: Kept, run: purgePerson }),
];
