import { Type } from 'typebox';

/** A calendar day as text. */
export const DayText = Type.String({ format: 'date', description: 'A calendar day, as 2004-03-02.' });

/** What an act answers: which record it wrote, and the version that stands now. */
export const Kept = Type.Object({ id: Type.String(), version: Type.Integer() }, { additionalProperties: false });
