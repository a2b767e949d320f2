import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import type { AssessmentShape } from '../schema.ts';
import { Writing } from './parts/Writing.tsx';

/** The Assessment of a year being written: its text, what the checker finds, its figures and the chapter's claims. */
export function ReportEditor() {
  const { params } = useAddress();
  const year = params['year'] ?? '';
  const reading = useRead<AssessmentShape>(`/assessments/${year}`);
  return <Loaded reading={reading} page>{(assessment) => <Writing key={`${year} ${assessment.version}`} assessment={assessment} />}</Loaded>;
}
