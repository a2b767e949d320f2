/** The parts of the response in the order of the chapter, and the rooms whose figures stand in each. */
export const TOPICS = [
  { topic: 'victims', title: 'Finding and helping victims', rooms: ['people', 'letters', 'cases', 'hotline', 'screening', 'directory', 'outreach', 'training'] },
  { topic: 'relief', title: 'Immigration relief', rooms: ['relief'] },
  { topic: 'justice', title: 'Investigations and prosecutions', rooms: ['justice'] },
  { topic: 'taskforces', title: 'Task forces and the center', rooms: ['taskforces', 'center', 'deconfliction'] },
  { topic: 'labor', title: 'Inspections of work places', rooms: ['inspections'] },
  { topic: 'money', title: 'Programs and funds', rooms: ['grants'] },
  { topic: 'countries', title: 'Child labor and other countries', rooms: ['countries'] },
  { topic: 'treaties', title: 'Treaties', rooms: ['treaties'] },
  { topic: 'policy', title: 'Coordination', rooms: ['policy'] },
  { topic: 'other', title: 'Other work', rooms: [] },
] as const;

/** One part of the response. */
export type Topic = (typeof TOPICS)[number]['topic'];

/** The part in which figures of a room stand. */
export function topicOf(room: string): Topic {
  return TOPICS.find(({ rooms }) => (rooms as readonly string[]).includes(room))?.topic ?? 'other';
}
