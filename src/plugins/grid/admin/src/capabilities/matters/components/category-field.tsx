import { SelectField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { useCategories } from '../queries';

interface CategoryFieldProps {
  /** Code, or empty for none. */
  value: string;
  onChange: (code: string) => void;
  hint?: string;
}

/** A category with the working days that it gives. */
export function CategoryField({ value, onChange, hint }: CategoryFieldProps) {
  const t = useTranslate();
  const categories = useCategories();
  const options = (categories.data ?? []).map(({ code, name, solveDays }) => ({ value: code, label: t('matters.categoryDays', { name, days: solveDays }) }));
  return <SelectField label={t('matters.category')} hint={hint} value={value} options={[{ value: '', label: t('matters.noCategory') }, ...options]} onChange={onChange} />;
}
