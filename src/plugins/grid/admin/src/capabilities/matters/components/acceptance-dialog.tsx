import { useState } from 'react';
import { GridPicker } from '../../../ui/grid-picker';
import { useTranslate } from '../../../ui/translate';
import { toAcceptance } from '../drafts';
import { useCategories } from '../queries';
import { ActionDialog, type DialogProps } from './action-dialog';
import { CategoryField } from './category-field';

/** The category may wait. Its unit is filled in, and follows the category until somebody chooses one himself. */
export function AcceptanceDialog(props: DialogProps) {
  const t = useTranslate();
  const categories = useCategories();
  const [category, setCategory] = useState(props.matter.category?.code ?? '');
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const usual = categories.data?.find(({ code }) => code === category)?.unit?.code ?? null;
  const unit = chosen === undefined ? usual : chosen;
  return (
    <ActionDialog {...props} action="accept" body={categories.data === undefined ? null : toAcceptance(category, unit)}>
      <CategoryField value={category} onChange={setCategory} />
      <GridPicker label={t('matters.unit')} hint={t('matters.unitHint')} value={unit} onChange={setChosen} />
    </ActionDialog>
  );
}
