import { file, get, page, post, query } from '../../foundation/web/route.ts';
import { checkDraft, listAssessments, previewAssessment, readAssessment, readClaims, readFindings, releaseAssessment, saveDraft } from './actions.ts';
import { assessmentPage, tablesPage } from './page-assessment.ts';
import { figurePage } from './page-figure.ts';
import { dataPage } from './page-data.ts';
import { revisionsPage } from './page-revisions.ts';
import { AskPreview, Assessments, AssessmentShape, Checked, Claims, Draft, Kept, NewRelease, Nothing, OfYear, PublicAssessment, PublicFigure, PublicPage, PublicTables } from './schema.ts';

export const routes = [
  get('/assessments', { allow: 'publication.read', records: 'listed the Assessments', input: Nothing, output: Assessments, run: listAssessments }),
  get('/assessments/:year', { allow: 'publication.read', records: 'read an Assessment', input: OfYear, output: AssessmentShape, run: readAssessment }),
  post('/assessments/:year', { allow: 'publication.write', records: 'saved an Assessment', input: Draft, output: Kept, run: saveDraft }),
  get('/assessments/:year/findings', { allow: 'publication.read', records: 'had an Assessment checked', input: OfYear, output: Checked, run: readFindings }),
  query('/assessments/:year/check', { allow: 'publication.write', records: 'had a text checked', input: Draft, output: Checked, run: checkDraft }),
  file('/assessments/:year/preview', { allow: 'publication.read', records: 'previewed an Assessment', input: AskPreview, run: previewAssessment }),
  post('/assessments/:year/release', { allow: 'publication.release', records: 'released an Assessment', input: NewRelease, output: Kept, run: releaseAssessment }),
  get('/assessments/:year/claims', { allow: 'publication.read', records: 'had the claims of the chapter answered', input: OfYear, output: Claims, run: readClaims }),
  page('get', '/data', { input: PublicPage, limit: 240, run: dataPage }),
  page('get', '/data/revisions', { input: PublicPage, limit: 240, run: revisionsPage }),
  page('get', '/data/f/:file', { input: PublicFigure, limit: 240, run: figurePage }),
  page('get', '/assessment/:year/tables', { input: PublicTables, limit: 240, run: tablesPage }),
  page('get', '/assessment/:file', { input: PublicAssessment, limit: 240, run: assessmentPage }),
];
