import { file, get, page, post, query } from '../../foundation/web/route.ts';
import { checkDraft, listAssessments, previewAssessment, readAssessment, readClaims, readFindings, readLeaning, saveDraft } from './actions.ts';
import { comment, hold, letGo, listReader, readAround, reply, standComment, strikeReader } from './editing.ts';
import { apiDocument, apiPage, catalogFile, LIMIT } from './page-api.ts';
import { assessmentPage } from './page-assessment.ts';
import { errataPage } from './page-errata.ts';
import { figurePage } from './page-figure.ts';
import { dataPage } from './page-data.ts';
import { tablesPage } from './page-release-files.ts';
import { releasePage, releasesPage, verifiedPage } from './page-releases.ts';
import { revisionsPage } from './page-revisions.ts';
import { unPage } from './page-un.ts';
import { propose, releaseAssessment, returnProposal } from './proposals.ts';
import { Around, AskLeaning, AskPreview, Assessments, AssessmentShape, Checked, Claims, CommentStanding, Draft, Kept, Leaning, LetGo, NewComment, NewHold, NewProposal, NewReader, NewRelease, NewReply, Nothing, OfYear, PublicAssessment, PublicFigure, PublicPage, PublicRelease, PublicVerified, PublicYear, ReturnProposal, StrikeReader } from './schema.ts';

export const routes = [
  get('/assessments', { allow: 'publication.read', records: 'listed the Assessments', input: Nothing, output: Assessments, run: listAssessments }),
  get('/assessments/:year', { allow: 'publication.read', records: 'read an Assessment', input: OfYear, output: AssessmentShape, run: readAssessment }),
  post('/assessments/:year', { allow: 'publication.write', records: 'saved an Assessment', input: Draft, output: Kept, run: saveDraft }),
  get('/assessments/:year/findings', { allow: 'publication.read', records: 'had an Assessment checked', input: OfYear, output: Checked, run: readFindings }),
  query('/assessments/:year/check', { allow: 'publication.write', records: 'had a text checked', input: Draft, output: Checked, run: checkDraft }),
  file('/assessments/:year/preview', { allow: 'publication.read', records: 'previewed an Assessment', input: AskPreview, run: previewAssessment }),
  get('/assessments/leaning', { allow: 'publication.read', records: 'asked which sentences lean on a figure', input: AskLeaning, output: Leaning, run: readLeaning }),
  get('/assessments/:year/around', { allow: 'publication.read', records: 'read what goes on around an Assessment', input: OfYear, output: Around, run: readAround }),
  post('/assessments/:year/comments', { allow: 'publication.write', records: 'commented on a paragraph', input: NewComment, output: Kept, run: comment }),
  post('/assessments/comments/:comment/replies', { allow: 'publication.write', records: 'answered a comment', input: NewReply, output: Kept, run: reply }),
  post('/assessments/comments/:comment/standing', { allow: 'publication.write', records: 'resolved or opened a comment', input: CommentStanding, output: Kept, run: standComment }),
  post('/assessments/:year/holds', { allow: 'publication.write', records: 'took a paragraph to write in', input: NewHold, output: Kept, run: hold }),
  post('/assessments/:year/holds/end', { allow: 'publication.write', records: 'let a paragraph go', input: LetGo, output: Kept, run: letGo }),
  post('/assessments/:year/readers', { allow: 'publication.write', records: 'listed who may read before the day', input: NewReader, output: Kept, run: listReader }),
  post('/assessments/readers/:reader/strike', { allow: 'publication.write', records: 'struck somebody from the list of readers before the day', input: StrikeReader, output: Kept, run: strikeReader }),
  post('/assessments/:year/proposals', { allow: 'publication.write', records: 'proposed a release', input: NewProposal, output: Kept, run: propose }),
  post('/assessments/proposals/:proposal/return', { allow: 'publication.write', records: 'returned a proposed release', input: ReturnProposal, output: Kept, run: returnProposal }),
  post('/assessments/:year/release', { allow: 'publication.release', records: 'released an Assessment', input: NewRelease, output: Kept, run: releaseAssessment }),
  get('/assessments/:year/claims', { allow: 'publication.read', records: 'had the claims of the chapter answered', input: OfYear, output: Claims, run: readClaims }),
  page('get', '/data', { input: PublicPage, limit: LIMIT, run: dataPage }),
  page('get', '/data/revisions', { input: PublicPage, limit: LIMIT, run: revisionsPage }),
  page('get', '/data/errata', { input: PublicPage, limit: LIMIT, run: errataPage }),
  page('get', '/data/un/:file', { input: PublicAssessment, limit: LIMIT, run: unPage }),
  page('get', '/data/f/:file', { input: PublicFigure, limit: LIMIT, run: figurePage }),
  page('get', '/data/api', { input: PublicPage, limit: LIMIT, run: apiPage }),
  page('get', '/data/openapi.json', { input: Nothing, limit: LIMIT, run: apiDocument }),
  page('get', '/data.json', { input: Nothing, limit: LIMIT, run: catalogFile }),
  page('get', '/assessment/:year/tables', { input: PublicYear, limit: LIMIT, run: tablesPage }),
  page('get', '/assessment/:file', { input: PublicAssessment, limit: LIMIT, run: assessmentPage }),
  page('get', '/assessment/:year/releases', { input: PublicYear, limit: LIMIT, run: releasesPage }),
  page('get', '/assessment/:year/releases/:file', { input: PublicRelease, limit: LIMIT, run: releasePage }),
  page('get', '/assessment/:year/releases/:sequence/verify', { input: PublicVerified, limit: 60, run: verifiedPage }),
];
