import { useAddress } from '../router.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { Code } from '../Bidi.tsx';

/** A page with a parameter in its address. */
export function CasePage() {
  const { params } = useAddress();
  return <PageHeader title={<Code>{params['id'] ?? ''}</Code>} over="Case" />;
}
