import type { PersonFile } from '../../schema.ts';
import { Identifications } from './Identifications.tsx';
import { IdentityCard } from './IdentityCard.tsx';
import { Links } from './Links.tsx';
import { Relatives } from './Relatives.tsx';

/** Who the person is, how far it is established what happened to them, and whose records belong together. */
export function Overview({ file }: { file: PersonFile }) {
  return (
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
