import { checkPaper } from '../../../foundation/credential/browser-verify.ts';
import { checkOnPage, sayFound } from '../../../foundation/credential/paper-on-page.ts';
import { now } from '../../../foundation/screen/now.ts';

/** Checks the signed certificate that a QR code carries in the address's fragment. */
async function check(): Promise<void> {
  const found = await checkOnPage('training', new Date(now()), checkPaper);
  if (!found) return;
  const type = found.paper?.['type'];
  sayFound(found.paper === undefined || (Array.isArray(type) && type.includes('TrainingCertificate')) ? found.answer : 'altered');
}

void check();
