/* What callers of the example say. All of it is invented, and nobody is in it. */

export const PLACES = ['33602', 'Tampa', '77002', 'Atlanta', '20001', 'Newark', '90012', 'Chicago'] as const;

export const CALLS_SAID = [
  'Works in a restaurant, fourteen hours a day. The owner has the passport and says the fee is not paid off yet.',
  'Cleans houses and sleeps where she works. Was promised a wage and gets food instead.',
  'A neighbor lets her use the telephone. Asks where she could go at night.',
  'He wants to know whether he can leave although he signed a paper.',
  'Her sister has not been allowed to call for two months. The work was found by an agency.',
  'Asks for a lawyer who speaks his language.',
] as const;

export const TIPS_SAID = [
  'Men are brought by van before light and back after dark. They may not go to the store alone.',
  'A girl who seems very young works there at night and looks to an older man before she answers.',
  'The windows at the back are nailed shut; people sleep in the workshop.',
  'A worker whispered that the boss keeps everybody’s papers in a drawer.',
] as const;

export const THREADS: Readonly<Record<'en' | 'es', readonly [string, string]>> = {
  en: ['I clean offices at night and they keep my passport. I do not want the police. Is there somebody I can talk to?', 'Hi. I can only write for a few minutes. Is this private?'],
  es: ['Trabajo en una casa y no me dejan salir sola. ¿Con quién puedo hablar sin dar mi nombre?', 'Mi prima trabaja en el campo y le quitan el dinero. ¿Qué puedo hacer?'],
};
