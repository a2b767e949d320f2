import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { DateField, LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { countryChoices, countryName } from '../../../foundation/screen/names.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Requests, RequestView } from '../schema.ts';
import { Button } from './parts/Acts.tsx';
import { askedFor, channels, directions, outcomes, reasons } from './parts/labels.ts';

/** Requests from and to other governments, the soonest due first. */
export function RequestList() {
  const all = useAddress().query['show'] === 'all';
  const may = useMay('center.write');
  const reading = useRead<Requests>(all ? '/center/requests?show=all&count=200' : '/center/requests?count=200');
  return (
    <>
      <PageHeader title={m.center_requests()} under={m.center_requests_lead()}>
        {may && (
          <Button title={m.center_enter_request()} primary path="/center/requests" initial={{ direction: 'from' }}>
            <ChoiceField name="direction" label={m.center_direction()} choices={choicesOf(directions)} />
            <ChoiceField name="country" label={m.center_country()} choices={countryChoices()} />
            <TextField name="partner" label={m.center_partner()} most={200} />
            <ChoiceField name="channel" label={m.center_channel()} choices={choicesOf(channels)} />
            <ChoiceField name="what" label={m.center_asked_for()} choices={choicesOf(askedFor)} />
            <LongText name="asked" label={m.center_asked()} most={8000} />
            <DateField name="askedOn" label={m.center_asked_on()} />
            <DateField name="answerBy" label={m.center_answer_by()} hint={m.center_answer_by_hint()} optional />
          </Button>
        )}
      </PageHeader>
      <Tabs label={m.center_views()} current={all ? '/app/center/requests?show=all' : '/app/center/requests'} tabs={[{ path: '/app/center/requests', label: m.center_view_open() }, { path: '/app/center/requests?show=all', label: m.center_view_all() }]} />
      <Loaded reading={reading}>
        {({ requests }) => (requests.length === 0 ? <EmptyState sentence={m.center_no_request()} /> : <ul className="line-list" role="list">{requests.map((r) => <Request key={r.id} request={r} may={may} />)}</ul>)}
      </Loaded>
    </>
  );
}

function Request({ request: r, may }: { request: RequestView; may: boolean }) {
  const act = { version: r.version, primary: false };
  return (
    <li>
      <div className="stack tight">
        <p className="row"><Code>{r.number}</Code> <strong>{directions[r.direction]}</strong> {countryName(r.country)}, <Bidi>{r.partner}</Bidi> <Tag tone={r.outcome === null ? 'primary' : 'neutral'}>{r.outcome === null ? m.center_not_answered() : outcomes[r.outcome]}</Tag>{r.late !== null && <Tag tone="danger">{r.late === 'answer' ? m.center_answer_late() : m.center_acknowledge_late()}</Tag>}</p>
        {r.asked !== undefined && <p>{askedFor[r.what]}: <Bidi>{r.asked}</Bidi></p>}
        {typeof r.answer === 'string' && <p><span className="hint">{m.center_answer()}:</span> <Bidi>{r.answer}</Bidi></p>}
        <p className="hint">{channels[r.channel]} · {m.center_asked_on()} <OnDay day={r.askedOn} />{r.answeredOn === null ? <> · {m.center_answer_by()} <OnDay day={r.answerBy} /></> : <> · {m.center_answered_on()} <OnDay day={r.answeredOn} /></>}{r.acknowledgedOn !== null && <> · {m.center_acknowledged_on()} <OnDay day={r.acknowledgedOn} /></>}{r.reason !== null && <> · {reasons[r.reason]}</>}</p>
        {may && r.outcome === null && (
          <p className="row">
            {r.acknowledgedOn === null && <Button title={m.center_acknowledge()} label={m.center_acknowledge_of({ number: r.number })} path={`/center/requests/${r.id}/acknowledge`} {...act}><DateField name="onDay" label={m.center_acknowledged_on()} /></Button>}
            <Button title={m.center_answer_request()} label={m.center_answer_of({ number: r.number })} path={`/center/requests/${r.id}/answer`} {...act}>
              <ChoiceField name="outcome" label={m.center_outcome()} choices={choicesOf(outcomes)} />
              <ChoiceField name="reason" label={m.center_reason()} choices={choicesOf(reasons)} optional />
              <DateField name="onDay" label={m.center_answered_on()} />
              <LongText name="answer" label={m.center_answer()} most={8000} optional />
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}
