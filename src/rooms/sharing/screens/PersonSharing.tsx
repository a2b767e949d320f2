import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import type { PersonSharing as Sharing } from '../schema.ts';
import { Packets } from './parts/Packets.tsx';
import { Referrals } from './parts/Referrals.tsx';
import { Releases } from './parts/Releases.tsx';

/** What the person lets be told, to whom and until when; what was told; and where they were referred. */
export function PersonSharing() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<Sharing>(`/sharing/people/${id}`);
  return (
    <Loaded reading={reading}>
      {(sharing) => (
        <div className="desk" key={id}>
          <div className="stack loose">
            <Releases person={id} sharing={sharing} />
          </div>
          <aside>
            <Referrals person={id} sharing={sharing} />
            <Packets packets={sharing.packets} />
          </aside>
        </div>
      )}
    </Loaded>
  );
}
