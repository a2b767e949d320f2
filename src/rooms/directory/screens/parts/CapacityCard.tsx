import { useEffect, useRef } from 'react';
import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { instantInWords } from '../../../../foundation/screen/day-text.ts';
import { NumberField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { ServiceFile } from '../../schema.ts';
import { roomTone, roomWords } from './labels.ts';

/** What is free today: B, a number, and Ctrl-Enter or Enter say it anew. */
export function CapacityCard({ service: { id, capacity }, asked }: { service: ServiceFile; asked: number }) {
  const mayWrite = useMay('directory.write');
  const frame = useRef<HTMLElement>(null);
  const { mutateAsync } = useSend('POST', `/directory/services/${id}/capacity`, { stale: ['/directory'] });
  useEffect(() => {
    if (asked > 0) frame.current?.querySelector('input')?.select();
  }, [asked]);
  return (
    <section aria-labelledby="capacity" className="stack" ref={frame}>
      <h2 id="capacity">{m.directory_capacity()} {mayWrite && <Keys keys="b" />}</h2>
      <p className="row">
        <Tag tone={roomTone[capacity.room]}>{roomWords(capacity)}</Tag>
        {capacity.at !== null && <span className="hint"><time dateTime={capacity.at}>{instantInWords(capacity.at, language())}</time>, <Bidi>{capacity.by ?? ''}</Bidi></span>}
      </p>
      {mayWrite && (
        <Form<{ free: number; total?: number }, unknown>
          key={capacity.at ?? 'never'}
          className="inline"
          label={m.directory_capacity_say()}
          submit={m.directory_capacity_say()}
          initial={{ free: String(capacity.free ?? ''), total: capacity.total === null ? '' : String(capacity.total) }}
          send={(body, { key }) => mutateAsync({ body, key })}
          onDone={() => showToast(m.directory_capacity_saved())}
        >
          <div className="row">
            <NumberField name="free" label={m.directory_capacity_free()} from={0} to={9999} />
            <NumberField name="total" label={m.directory_capacity_total()} from={0} to={9999} optional />
          </div>
          <p className="hint">{m.directory_capacity_lead()}</p>
        </Form>
      )}
    </section>
  );
}
