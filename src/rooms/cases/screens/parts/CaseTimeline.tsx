import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Timeline } from '../../../../foundation/screen/Timeline.tsx';
import * as m from '../../../../messages/messages.js';
import { declineReasons, documentKinds, exitReasons, hhsRequests, matters, paperEndings, paperKinds, purgeParts, serviceName, statuses, taskKinds, trainings, type Inside } from './labels.ts';

type Line = Inside['timeline'][number];
const named = (labels: object, code: string | null): string => (code === null ? '' : (labels as Readonly<Record<string, string>>)[code] ?? code);

/** What a line of the timeline says. */
function sentence({ what, code, count }: Line): string {
  switch (what) {
    case 'passage-intake': return m.cases_line_intake();
    case 'passage-enrolled': return m.cases_line_enrolled();
    case 'passage-declined': return m.cases_line_declined({ why: named(declineReasons, code) });
    case 'passage-exited': return m.cases_line_exited({ why: named(exitReasons, code) });
    case 'passage-re-entered': return m.cases_line_reentered();
    case 'service': return count === null || count === 0 ? serviceName(code ?? '') : m.cases_line_service({ what: serviceName(code ?? ''), minutes: String(count) });
    case 'task-done': return m.cases_line_task_done({ what: named(taskKinds, code) });
    case 'task-dropped': return m.cases_line_task_dropped({ what: named(taskKinds, code) });
    case 'goal-reached': return m.cases_line_goal_reached();
    case 'goal-let-go': return m.cases_line_goal_let_go();
    case 'status': return named(statuses, code);
    case 'matter-opened': return m.cases_line_matter_opened({ what: named(matters, code) });
    case 'matter-closed': return m.cases_line_matter_closed({ what: named(matters, code) });
    case 'training': return m.cases_line_training({ what: named(trainings, code) });
    case 'training-completed': return m.cases_line_training_completed({ what: named(trainings, code) });
    case 'training-placed': return m.cases_line_training_placed();
    case 'document': return m.cases_line_document({ what: named(documentKinds, code) });
    case 'paper': return m.cases_line_paper({ what: named(paperKinds, code) });
    case 'paper-ended': return m.cases_line_paper_ended({ how: named(paperEndings, code) });
    case 'asked-hhs': return m.cases_line_asked({ what: named(hhsRequests, code) });
    case 'purged': return m.cases_line_purged({ what: named(purgeParts, code) });
    default: return what;
  }
}

/** What happened in a case, latest first; no word of a note stands here. */
export function CaseTimeline({ happened }: { happened: Inside['timeline'] }) {
  if (happened.length === 0) return <EmptyState sentence={m.cases_timeline_none()} />;
  return <Timeline happenings={happened.map((line) => ({ id: line.id, at: line.at, what: sentence(line), ...(line.by === null ? {} : { by: line.by }) }))} />;
}
