/** A service as a test enters it; the organization is its own. */
export const SERVICE = { name: 'Night beds', description: 'Beds.', needs: ['shelter'], areas: ['tampa'], languages: ['en', 'es'], phones: [{ number: '813-555-0110' }], hours: '24/7', capacityKind: 'beds' };
