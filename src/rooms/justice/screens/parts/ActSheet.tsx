import { ActButton as Button, type Act } from '../../../../foundation/screen/ActButton.tsx';
import * as m from '../../../../messages/messages.js';

/** A button that opens the form of an act of this room. */
export function ActButton<Values>(act: Omit<Act<Values>, 'stale' | 'said'> & { label?: string | undefined; primary?: boolean }) {
  return <Button<Values> {...act} stale={['/justice']} said={m.justice_saved()} />;
}
