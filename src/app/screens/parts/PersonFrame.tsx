import type { ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useSession } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { PersonHead } from '../../../rooms/people/screens/PersonHead.tsx';
import * as m from '../../../messages/messages.js';

/** One person's name, and under it every view that the rooms have of them; of somebody who is not there, or is another office's, that and nothing else. */
export function PersonFrame({ children }: { children: ReactNode }) {
  const { params, path } = useAddress();
  const { screens } = useSession();
  const id = params['id'] ?? '';
  const tabs = screens.filter(({ of }) => of === 'person').map((screen) => ({ path: `/app${screen.path.replace('$id', id)}`, label: screen.title }));
  if (useRead<unknown>(`/people/${id}`).error?.trouble.kind === 'refusal') return <PersonHead key={id} id={id} />;
  return (
    <>
      <PersonHead key={id} id={id} />
      <Tabs label={m.app_person_views()} tabs={tabs} current={path} />
      {children}
    </>
  );
}
