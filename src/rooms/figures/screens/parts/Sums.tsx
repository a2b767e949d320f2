import { Icon } from '../../../../foundation/screen/Icon.tsx';
import * as m from '../../../../messages/messages.js';

/** Says that what stands beside it adds up. */
export function Sums() {
  return (
    <span className="holds">
      <Icon name="check" /> {m.figures_equation_holds()}
    </span>
  );
}
