import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { ProductEntry, Products } from '../schema.ts';
import { Button } from './parts/Acts.tsx';
import { products as kinds, sensitivities } from './parts/labels.ts';

const columns: readonly Column<ProductEntry>[] = [
  { id: 'title', head: m.center_title(), cell: ({ title }) => <Bidi>{title}</Bidi>, width: 'minmax(14rem, 3fr)', names: true }, { id: 'kind', head: m.center_product_kind(), cell: ({ kind }) => kinds[kind], width: 'minmax(11rem, 1fr)' },
  { id: 'sensitivity', head: m.center_sensitivity(), cell: ({ sensitivity }) => sensitivities[sensitivity], width: 'minmax(8rem, 1fr)' }, { id: 'edition', head: m.center_edition(), cell: ({ edition }) => edition ?? m.center_not_issued(), width: '7rem', align: 'end' },
  { id: 'issued', head: m.center_issued_on(), cell: ({ issuedOn }) => (issuedOn === null ? '' : <OnDay day={issuedOn} />), width: 'minmax(8rem, 10rem)' }, { id: 'list', head: m.center_on_the_list(), cell: ({ addressees }) => addressees, width: '8rem', align: 'end' },
];

/** What the center writes, with the latest edition of each. */
export function ProductList() {
  const go = useGo();
  const mayWrite = useMay('center.write');
  const reading = useRead<Products>('/center/products');
  return (
    <>
      <PageHeader title={m.center_products()} under={m.center_products_lead()}>
        {mayWrite && (
          <Button title={m.center_begin_product()} primary path="/center/products" initial={{ sensitivity: 'limited' }} onDone={({ id }) => go(`/app/center/products/${id}`)}>
            <TextField name="title" label={m.center_title()} most={200} />
            <ChoiceField name="kind" label={m.center_product_kind()} choices={choicesOf(kinds)} />
            <ChoiceField name="sensitivity" label={m.center_sensitivity()} choices={choicesOf(sensitivities)} />
          </Button>
        )}
      </PageHeader>
      <Loaded reading={reading}>
        {({ products }) => <DataTable caption={m.center_products()} captionHidden columns={columns} rows={products} rowKey={({ id }) => id} rowName={({ title }) => title} onOpen={({ id }) => go(`/app/center/products/${id}`)} height="calc(100dvb - 15rem)" empty={{ sentence: m.center_no_product() }} />}
      </Loaded>
    </>
  );
}
