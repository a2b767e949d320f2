import { Type } from 'typebox';
import { file, get, post } from '../../foundation/web/route.ts';
import * as act from './actions.ts';
import { readFunnel } from './funnel.ts';
import { placePage } from './place-page.ts';
import * as shape from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const read = { allow: 'outreach.read' } as const;
const write = { allow: 'outreach.write', output: shape.Kept } as const;

export const routes = [
  get('/outreach/counts', { ...read, records: 'looked at what coalitions lack', input: Nothing, output: shape.Counts, run: act.readCounts }),
  get('/outreach/coalitions', { ...read, records: 'looked through the coalitions', input: Nothing, output: shape.Coalitions, run: act.listCoalitions }),
  post('/outreach/coalitions', { ...write, records: 'recorded a coalition', input: shape.NewCoalition, run: act.addCoalition }),
  get('/outreach/coalitions/:id', { ...read, records: 'read a coalition', input: shape.CoalitionId, output: shape.CoalitionFile, run: act.readCoalition }),
  post('/outreach/coalitions/:id/members', { ...write, records: 'took a member into a coalition', input: shape.NewMember, run: act.addMember }),
  post('/outreach/members/:member/leave', { ...write, records: 'recorded that a member left a coalition', input: shape.LeaveMember, run: act.leaveMember }),
  post('/outreach/coalitions/:id/meetings', { ...write, records: 'recorded a meeting of a coalition', input: shape.NewMeeting, run: act.addMeeting }),
  get('/outreach/campaigns', { ...read, records: 'looked through campaigns', input: Nothing, output: shape.Campaigns, run: act.listCampaigns }),
  post('/outreach/campaigns', { ...write, records: 'recorded a campaign', input: shape.NewCampaign, run: act.addCampaign }),
  post('/outreach/materials', { ...write, records: 'recorded a material', input: shape.NewMaterial, run: act.addMaterial }),
  post('/outreach/materials/:material/editions', { ...write, records: 'issued an edition of a material', input: shape.NewEdition, run: act.addEdition }),
  post('/outreach/editions/:edition/withdraw', { ...write, records: 'withdrew an edition of a material', input: shape.WithdrawEdition, run: act.withdrawEdition }),
  post('/outreach/announcements', { ...write, records: 'recorded a public service announcement', input: shape.NewAnnouncement, run: act.addAnnouncement }),
  get('/outreach/placements', { ...read, records: 'looked through where copies went', input: shape.ListAsked, output: shape.Placements, run: act.listPlacements }),
  post('/outreach/placements', { ...write, records: 'recorded where copies went', input: shape.NewPlacement, run: act.addPlacement }),
  file('/outreach/placements/:id/poster', { ...read, records: 'printed a poster with its code', input: shape.PlacementId, run: act.printPoster }),
  get('/outreach/sites', { ...read, records: 'looked at visits to web resources', input: Nothing, output: shape.Sites, run: act.listSites }),
  post('/outreach/sites', { ...write, records: 'recorded a web resource', input: shape.NewSite, run: act.addSite }),
  get('/outreach/way', { ...read, records: 'looked at the way from material to identification', input: shape.FunnelAsked, output: shape.Funnel, run: readFunnel }),
  post('/outreach/traces', { allow: 'outreach.trace', records: 'noted that the code of a poster was read out', input: shape.NewTrace, output: shape.Traced, run: act.noteTrace }),
  placePage,
];
