import { useState } from 'react';
import { ActionDialog, type DialogProps } from './action-dialog';
import { CategoryField } from './category-field';

export function CategoryDialog(props: DialogProps) {
  const [category, setCategory] = useState(props.matter.category?.code ?? '');
  return (
    <ActionDialog {...props} action="categorise" body={category === '' ? null : { category }}>
      <CategoryField value={category} onChange={setCategory} />
    </ActionDialog>
  );
}
