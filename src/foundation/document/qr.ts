import { encode } from 'uqr';
import { Refusal } from '../errors.ts';

/** A QR code: rows of modules, `true` dark, without the quiet zone. */
export interface QrCode {
  modules: readonly (readonly boolean[])[];
  /** 1 to 40; a side has 17 + 4 × version modules. */
  version: number;
  /** The least error correction it was made with: L 7 %, M 15 %, Q 25 % of the code may be lost. */
  correction: 'L' | 'M' | 'Q';
}

/** Modules of white that a reader needs on every side (ISO/IEC 18004, quiet zone). */
export const QUIET_ZONE = 4;

// Letters are folded and copied: the strongest correction wins as long as the code stays this coarse; past the last step, L.
const STEPS = [
  { correction: 'Q', maxVersion: 10 },
  { correction: 'M', maxVersion: 20 },
  { correction: 'L', maxVersion: 40 },
] as const;

/** The QR code of a text, with the strongest error correction that keeps it coarse; Refusal `document.qr-too-long` if `maxVersion` (40 unless given) cannot hold it. */
export function qrCode(text: string, { maxVersion = 40 }: { maxVersion?: number } = {}): QrCode {
  const wellFormed = text.toWellFormed();
  for (const step of STEPS) {
    try {
      const made = encode(wellFormed, {
        ecc: step.correction, boostEcc: true, border: 0, maxVersion: Math.min(step.maxVersion, maxVersion),
      });
      return { modules: made.data, version: made.version, correction: step.correction };
    } catch (error) {
      // The encoder says "does not fit" by a RangeError; the next step holds more.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const bytes = new TextEncoder().encode(wellFormed).length;
  throw new Refusal('document.qr-too-long', `A QR code of version ${maxVersion} cannot hold these ${bytes} bytes.`, {
    detail: { bytes, maxVersion },
  });
}

/** The dark modules as one SVG path in units of a module, quiet zone counted in; runs of a row are one rectangle each. */
export function qrPath(code: QrCode): string {
  let path = '';
  code.modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue;
      let run = 1;
      while (row[x + run] === true) run++;
      path += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${run}v1h-${run}z`;
      x += run - 1;
    }
  });
  return path;
}

/** The QR code as SVG markup, black on white in any theme, quiet zone included. */
export function qrSvg(code: QrCode): string {
  const side = code.modules.length + 2 * QUIET_ZONE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`
    + `<rect width="${side}" height="${side}" fill="#fff"/><path d="${qrPath(code)}" fill="#000"/></svg>`;
}

/** The width in millimetres at which a printed code's modules are 0.5 mm, or 0.4 mm when the code is fine: what a phone reads at arm's length. */
export function qrWidthMm(code: QrCode): number {
  const side = code.modules.length + 2 * QUIET_ZONE;
  return Math.round(side * (code.version <= 10 ? 0.5 : 0.4));
}
