import { useState } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { LocationEntry, PlaceSeen } from '../../schema.ts';
import { LocationForm } from './LocationForm.tsx';
import { placeLabel } from './ServiceFields.tsx';

/** A place: covered until somebody who may looks, and that they looked is recorded. */
export function PlaceCard({ location }: { location: LocationEntry }) {
  const mayLook = useMay('directory.place');
  const [looking, setLooking] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const reading = useRead<PlaceSeen>(looking || correcting ? `/directory/locations/${location.id}/place` : undefined, {}, { freshFor: 0 });
  return (
    <div className="card stack">
      <p className="row"><strong><Bidi>{placeLabel(location)}</Bidi></strong>{location.confidential && <Tag tone="warn">{m.directory_confidential()}</Tag>}</p>
      {looking && <Loaded reading={reading}>{(seen) => <Address seen={seen} />}</Loaded>}
      {mayLook && (
        <div className="row">
          <button type="button" className="button small" aria-pressed={looking} title={m.directory_look_lead()} onClick={() => setLooking(!looking)}>{looking ? m.directory_hide() : m.directory_look()}</button>
          <button type="button" className="button small" onClick={() => setCorrecting(true)}>{m.directory_correct()}</button>
        </div>
      )}
      <Sheet open={correcting} onClose={() => setCorrecting(false)} title={m.directory_correct_place()}>
        {correcting && <div className="sheet-content"><Loaded reading={reading}>{(seen) => <LocationForm key={seen.version} seen={seen} onDone={() => { setCorrecting(false); setLooking(false); }} />}</Loaded></div>}
      </Sheet>
    </div>
  );
}

function Address({ seen }: { seen: PlaceSeen }) {
  const facts = [
    { label: m.directory_place_name(), value: seen.name }, { label: m.directory_address(), value: [seen.address, seen.address2].filter(Boolean).join(', ') }, { label: m.directory_city(), value: [seen.city, seen.state, seen.zip].filter(Boolean).join(' ') }, { label: m.directory_directions(), value: seen.directions },
  ].filter(({ value }) => value !== undefined && value !== '');
  if (facts.length === 0) return <p className="hint">{m.directory_no_address()}</p>;
  return <KeyValues facts={facts.map(({ label, value }) => ({ label, value: <Bidi person>{value ?? ''}</Bidi> }))} />;
}
