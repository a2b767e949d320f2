import type { ContactFile } from '../../schema.ts';
import type { StepName } from './LiveContact.tsx';
import type { Drafted, DraftHold } from './use-draft.ts';

/** What every step of a contact is given. */
export interface StepProps {
  file: ContactFile;
  draft: Drafted;
  write: DraftHold['write'];
  step: StepName;
  setStep: (step: StepName) => void;
  open: (step: StepName) => () => void;
}

/** Does an act of the contact once what was written is saved. */
export type Act = (path: string, body: unknown, versioned?: boolean) => Promise<boolean>;
