import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { dayAt, dayInWords } from '../../../../foundation/screen/day-text.ts';
import { TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Person, PersonFile } from '../../schema.ts';
import { PersonPicker } from './PersonPicker.tsx';

type Link = PersonFile['links'][number];

/** Other records of the same person: linked with a reason, never merged, and taken back with a reason. */
export function Links({ person, links }: { person: Person; links: readonly Link[] }) {
  const client = useQueryClient();
  const mayLink = useMay('people.link');
  const [open, setOpen] = useState<'none' | 'link' | Link>('none');
  const done = (said: string): void => {
    showToast(said);
    void forget(client, ['/people']);
    setOpen('none');
  };
  return (
    <section className="card" aria-labelledby="links">
      <div className="row spread">
        <h2 id="links">{m.people_links()}</h2>
        {mayLink && (
          <button type="button" className="button small" onClick={() => setOpen('link')}>
            {m.people_link()}
          </button>
        )}
      </div>
      {links.length === 0 && <p className="hint">{m.people_links_none()}</p>}
      {links.length > 0 && (
        <ul className="line-list" role="list">
          {links.map((link) => (
            <li key={link.id}>
              <span>
                <Go to={`/app/people/${link.other.id}`}>
                  <Code>{link.other.caseCode}</Code>
                </Go>{' '}
                {link.undone && <Tag>{m.people_undone()}</Tag>}
                <br />
                <span className="hint">
                  <Bidi>{m.people_linked_on({ when: dayInWords(dayAt(link.linkedAt), language()), reason: link.undoneReason ?? link.reason })}</Bidi>
                </span>
              </span>
              {mayLink && !link.undone && (
                <button type="button" className="button small" aria-label={m.people_unlink({ code: link.other.caseCode })} onClick={() => setOpen(link)}>
                  {m.people_unlink_short()}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Sheet open={open === 'link'} onClose={() => setOpen('none')} title={m.people_link()}>
        <div className="sheet-content">
          <p>{m.people_link_lead()}</p>
          <Form<{ sameAs: string; reason: string }, unknown>
            label={m.people_link()}
            send={(values, { key }) => send('POST', `/people/${person.id}/links`, values, { key })}
            submit={m.people_link_save()}
            onDone={() => done(m.people_linked())}
          >
            <PersonPicker name="sameAs" label={m.people_link_who()} except={person.id} />
            <TextField name="reason" label={m.people_link_reason()} most={400} />
          </Form>
        </div>
      </Sheet>
      <Sheet open={typeof open === 'object'} onClose={() => setOpen('none')} title={m.people_unlink_title()}>
        {typeof open === 'object' && (
          <div className="sheet-content">
            <Form<{ reason: string }, unknown>
              label={m.people_unlink_title()}
              send={(values, { key }) => send('POST', `/people/links/${open.id}/undo`, values, { key, version: open.version })}
              submit={m.people_unlink_save()}
              onDone={() => done(m.people_unlinked())}
            >
              <TextField name="reason" label={m.people_unlink_reason()} most={400} />
            </Form>
          </div>
        )}
      </Sheet>
    </section>
  );
}
