import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { useAddress } from '../../../foundation/screen/router.tsx';
import type { PersonFile } from '../schema.ts';
import { Identifications } from './parts/Identifications.tsx';
import { IdentityCard } from './parts/IdentityCard.tsx';
import { Links } from './parts/Links.tsx';
import { Relatives } from './parts/Relatives.tsx';

/** Who the person is, how far it is established what happened to them, and whose records belong together. */
export function PersonOverview() {
  const { params } = useAddress();
  const { data: file } = useRead<PersonFile>(`/people/${params['id'] ?? ''}`);
  return file === undefined ? null : (
    <div className="desk">
      <div className="stack loose">
        <IdentityCard person={file.person} />
        <Identifications person={file.person} identifications={file.identifications} />
      </div>
      <aside>
        <Relatives person={file.person} relations={file.relations} />
        <Links person={file.person} links={file.links} />
      </aside>
    </div>
  );
}
