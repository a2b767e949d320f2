import { Type } from 'typebox';
import { get, post } from '../../foundation/web/route.ts';
import * as act from './actions.ts';
import * as shape from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const read = { allow: 'policy.read' } as const;
const write = { allow: 'policy.write', output: shape.Kept } as const;
const told = { allow: 'policy.notices' } as const;
const tell = { ...told, output: shape.Kept } as const;

export const routes = [
  get('/policy/actions', { ...read, records: 'looked through what agencies are to do', input: shape.ActionsAsked, output: shape.Actions, run: act.listActions }),
  post('/policy/actions', { ...write, records: 'recorded what an agency is to do', input: shape.NewAction, run: act.addAction }),
  post('/policy/actions/:action/progress', { ...write, records: 'recorded how an action stands', input: shape.NewProgress, run: act.addProgress }),
  get('/policy/bodies', { ...read, records: 'looked through the interagency bodies', input: Nothing, output: shape.Bodies, run: act.listBodies }),
  post('/policy/bodies', { ...write, records: 'recorded an interagency body', input: shape.NewBody, run: act.addBody }),
  get('/policy/bodies/:id', { ...read, records: 'read an interagency body', input: shape.BodyId, output: shape.BodyFile, run: act.readBody }),
  post('/policy/bodies/:id/members', { ...write, records: 'took an office into a body', input: shape.NewMember, run: act.addMember }),
  post('/policy/members/:member/end', { ...write, records: 'recorded that an office left a body', input: shape.EndMember, run: act.endMember }),
  post('/policy/bodies/:id/meetings', { ...write, records: 'called a meeting', input: shape.NewMeeting, run: act.addMeeting }),
  post('/policy/meetings/:meeting/minutes', { ...write, records: 'kept the minutes of a meeting', input: shape.KeepMinutes, run: act.keepMinutes }),
  get('/policy/plans', { ...read, records: 'looked through plans and directives', input: Nothing, output: shape.Plans, run: act.listPlans }),
  post('/policy/plans', { ...write, records: 'recorded a strategic plan', input: shape.NewPlan, run: act.addPlan }),
  post('/policy/directives', { ...write, records: 'recorded a directive', input: shape.NewDirective, run: act.addDirective }),
  get('/policy/notices', { ...told, records: 'looked through the notices of grant plans', input: shape.NoticesAsked, output: shape.Notices, run: act.listNotices }),
  post('/policy/notices', { ...tell, records: 'announced a grant plan to the other agencies', input: shape.NewNotice, run: act.announce }),
  get('/policy/notices/:id', { ...told, records: 'read a notice of a grant plan', input: shape.NoticeId, output: shape.NoticeFile, run: act.readNotice }),
  post('/policy/notices/:id/comments', { ...tell, records: 'commented on a grant plan', input: shape.NewComment, run: act.comment }),
  post('/policy/notices/:id/comments/:comment/answer', { ...tell, records: 'answered a comment on a grant plan', input: shape.NewAnswer, run: act.answer }),
  post('/policy/notices/:id/decision', { ...tell, records: 'told what was decided on a grant plan', input: shape.Decide, run: act.decide }),
  get('/policy/recommendations', { ...read, records: 'looked through the recommendations', input: Nothing, output: shape.Recommendations, run: act.listRecommendations }),
  post('/policy/recommendations', { ...write, records: 'recorded a recommendation', input: shape.NewRecommendation, run: act.addRecommendation }),
  post('/policy/recommendations/:recommendation/follow-ups', { ...write, records: 'followed a recommendation up', input: shape.NewFollowUp, run: act.followUp }),
];
