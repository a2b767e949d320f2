import { useCallback, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { useGo } from '../../../../foundation/screen/go.tsx';
import { PageHeader } from '../../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Closing, ContactFile } from '../../schema.ts';
import { CloseStep } from './CloseStep.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { DescribedStep } from './DescribedStep.tsx';
import { channels, closings, languageName } from './labels.ts';
import { NeedsStep } from './NeedsStep.tsx';
import { Pointers } from './Pointers.tsx';
import { Referrals, useNear } from './Referrals.tsx';
import { SafetyStep } from './SafetyStep.tsx';
import { SavedAgo } from './SavedAgo.tsx';
import { Thread } from './Thread.tsx';
import { TipStep } from './TipStep.tsx';
import { TransferStep } from './TransferStep.tsx';
import { useDraft } from './use-draft.ts';
import { WhoStep } from './WhoStep.tsx';

/** The steps of a contact, in the order in which a call goes. */
export type StepName = 'safe' | 'who' | 'described' | 'needs' | 'referral' | 'consent' | 'transfer' | 'tip' | 'close';

/** The desk while a contact goes on: a step at a time by its keys, saved as it is written, and beside it what fits. */
export function LiveContact({ file }: { file: ContactFile }) {
  const hold = useDraft(file);
  const { draft, write, flush, setVersion } = hold;
  const client = useQueryClient();
  const go = useGo();
  const [step, setStep] = useState<StepName>(() => firstStep(file));
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const path = `/hotline/contacts/${file.id}`;

  /** Does an act of this contact after what was written is saved; answers whether it was done. */
  const act = useCallback(async (to: string, body: unknown, versioned = false): Promise<boolean> => {
    try {
      setTrouble(undefined);
      const version = await flush();
      const answer = await send<{ version: number }>('POST', to, body, versioned ? { version } : {});
      if (versioned) setVersion(answer.version);
      await forget(client, [path, '/hotline/live', '/hotline/contacts', '/hotline/tips', '/hotline/follow-ups']);
      return true;
    } catch (error) {
      setTrouble(troubleOf(error));
      return false;
    }
  }, [client, flush, path, setVersion]);

  const close = useCallback(async (as: Closing): Promise<void> => {
    if (!await act(`${path}/close`, { as }, true)) return;
    showToast(m.hotline_closed_as({ as: closings[as] }), async () => {
      await send('POST', `${path}/reopen`);
      await forget(client, ['/hotline']);
      go(`/app${path}`);
    });
    go('/app/hotline');
  }, [act, client, go, path]);

  const near = useNear(file.id, hold, step !== 'safe' && step !== 'who');
  const tip = draft.caller === 'tip';
  const open = useCallback((name: StepName) => () => setStep(name), []);
  const common = useMemo(() => ({ file, draft, write, step, setStep, open }), [file, draft, write, step, open]);
  const reached = order(step, tip);
  return (
    <>
      <PageHeader
        over={<>{channels[file.channel]} · <Code>{file.number}</Code>{draft.language !== 'und' && <> · {languageName(draft.language)}</>}</>}
        title={m.hotline_contact()}
        under={<span className="row"><SavedAgo hold={hold} />{draft.safety === 'danger' && <Tag tone="danger">{m.hotline_danger()}</Tag>}</span>}
      />
      {trouble !== undefined && <Problem trouble={trouble} />}
      <div className="desk">
        <div className="stack">
          <SafetyStep {...common} onClose={close} />
          <WhoStep {...common} onClose={close} />
          {tip ? <TipStep {...common} act={act} /> : (
            <>
              <DescribedStep {...common} />
              <NeedsStep {...common} />
              {(reached >= order('consent', false) || file.referrals.length > 0) && <ConsentStep {...common} act={act} />}
              {(reached >= order('transfer', false) || file.referrals.length > 0) && <TransferStep {...common} act={act} />}
            </>
          )}
          <CloseStep {...common} onClose={close} />
        </div>
        <aside>
          {(file.channel === 'text' || file.channel === 'chat' || file.channel === 'web') && <Thread file={file} />}
          {!tip && <Pointers described={draft.described} />}
          {!tip && <Referrals file={file} near={near} at={step === 'referral'} draft={draft} onChoose={async (service) => { if (await act(`${path}/referrals`, service)) setStep('consent'); }} onSkip={() => setStep('close')} />}
        </aside>
      </div>
    </>
  );
}

const ORDER: readonly StepName[] = ['safe', 'who', 'described', 'needs', 'referral', 'consent', 'transfer', 'close'];

function order(step: StepName, tip: boolean): number {
  return tip ? 0 : ORDER.indexOf(step);
}

/** Where a contact goes on when its page is opened again: at the first step that is not answered. */
function firstStep(file: ContactFile): StepName {
  if (file.safety === null) return 'safe';
  if (file.caller === null) return 'who';
  if (file.caller === 'tip') return file.tip === null ? 'tip' : 'close';
  if (file.referrals.some((r) => r.outcome === null)) return file.consent === null ? 'consent' : 'transfer';
  if (file.referrals.length > 0) return 'close';
  return file.needs.length > 0 ? 'referral' : file.described.length > 0 ? 'needs' : 'described';
}
