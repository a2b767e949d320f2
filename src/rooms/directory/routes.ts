import { get, post, query } from '../../foundation/web/route.ts';
import * as act from './actions.ts';
import { helpAnswered, helpPage } from './help.ts';
import { hsdsRoutes } from './hsds.ts';
import * as read from './readings.ts';
import * as s from './schema.ts';
import { findService, searchServices } from './search.ts';
import { takeFeed } from './take-feed.ts';
import { refuseUnknown } from '../../foundation/errors.ts';

export const routes = [
  get('/directory/services', { allow: 'directory.read', records: 'looked through the directory', input: s.ListAsked, output: s.ServiceList, run: read.readServices }),
  post('/directory/services', { allow: 'directory.write', records: 'entered a service', input: s.NewService, output: s.Kept, run: act.enterService }),
  get('/directory/services/:id', { allow: 'directory.read', records: 'read a service', input: s.ById, output: s.ServiceFile, run: read.readService }),
  post('/directory/services/:id', { allow: 'directory.write', records: 'corrected a service', input: s.CorrectService, output: s.Kept, run: act.correctService }),
  post('/directory/services/:id/check', { allow: 'directory.write', records: 'made sure that a service is still right', input: s.CheckFacts, output: s.Kept, run: act.checkService }),
  post('/directory/services/:id/capacity', { allow: 'directory.write', records: 'said what is free at a service', input: s.SayCapacity, output: s.Kept, run: act.sayCapacity }),
  post('/directory/services/:id/publish', { allow: 'directory.publish', records: 'showed a service to others', input: s.Publish, output: s.Kept, run: act.publishService }),
  post('/directory/services/:id/withdraw', { allow: 'directory.publish', records: 'took a service back from sight', input: s.ById, output: s.Kept, run: act.withdrawService }),
  post('/directory/publish', { allow: 'directory.publish', records: 'showed every service that nobody saw', input: s.PublishAll, output: s.PublishedAll, run: act.publishAll }),
  get('/directory/organizations', { allow: 'directory.read', records: 'looked through the organizations', input: s.OrganizationsAsked, output: s.OrganizationList, run: read.readOrganizations }),
  post('/directory/organizations', { allow: 'directory.write', records: 'entered an organization', input: s.NewOrganization, output: s.Kept, run: act.enterOrganization }),
  get('/directory/organizations/:id', { allow: 'directory.read', records: 'read an organization', input: s.ById, output: s.OrganizationFile, run: read.readOrganization }),
  post('/directory/organizations/:id', { allow: 'directory.write', records: 'corrected an organization', input: s.CorrectOrganization, output: s.Kept, run: act.correctOrganization }),
  post('/directory/locations', { allow: 'directory.write', records: 'entered a place', input: s.NewLocation, output: s.Kept, run: act.enterLocation }),
  get('/directory/locations/:id/place', { allow: 'directory.place', records: 'looked at where a place is', input: s.ById, output: s.PlaceSeen, run: act.revealPlace }),
  post('/directory/locations/:id', { allow: 'directory.place', records: 'corrected a place', input: s.CorrectLocation, output: s.Kept, run: act.correctLocation }),
  query('/directory/find', { allow: 'directory.read', records: 'looked for a referral', input: s.Question, output: s.Results, run: ({ input, services }) => searchServices(services.counter, services, input) }),
  get('/directory/found/:id', { allow: 'directory.read', records: 'read a service found', input: s.ById, output: s.Found, run: async ({ input, services }) => await findService(services.counter, services, input.id) ?? refuseUnknown() }),
  post('/directory/feeds', { allow: 'directory.import', records: 'took a feed of services in', input: s.TakeFeed, output: s.FeedTaken, run: takeFeed }),
  ...hsdsRoutes, helpPage, helpAnswered,
];
