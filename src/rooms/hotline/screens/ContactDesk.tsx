import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import type { ContactFile } from '../schema.ts';
import { ContactRecord } from './parts/ContactRecord.tsx';
import { LiveContact } from './parts/LiveContact.tsx';
import './parts/hotline.css';

/** How often an open thread is looked at again, in milliseconds. */
const LOOK_AGAIN = 4000;

/** One contact: while it goes on, the desk with its steps; afterwards, and for whoever only reads, its record. */
export function ContactDesk() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const mayWrite = useMay('hotline.write');
  const client = useQueryClient();
  const reading = useRead<ContactFile>(`/hotline/contacts/${id}`);
  const threaded = reading.data !== undefined && reading.data.channel !== 'phone' && reading.data.channel !== 'walk-in' && reading.data.state !== 'closed';
  useEffect(() => {
    if (!threaded) return;
    const timer = setInterval(() => void forget(client, [`/hotline/contacts/${id}`]), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [client, id, threaded]);
  return (
    <Loaded reading={reading} page>
      {(file) => (mayWrite && file.state === 'live' && file.mine ? <LiveContact key={id} file={file} /> : <ContactRecord key={id} file={file} />)}
    </Loaded>
  );
}
