import { checkLetter } from '../../../foundation/credential/browser-verify.ts';
import { checkOnPage, sayFound } from '../../../foundation/credential/paper-on-page.ts';
import { now } from '../../../foundation/screen/now.ts';

/** Checks the signed letter that a QR code carries in the address's fragment. */
async function check(): Promise<void> {
  const found = await checkOnPage('letters', new Date(now()), checkLetter);
  if (found) sayFound(found.answer);
}

void check();
