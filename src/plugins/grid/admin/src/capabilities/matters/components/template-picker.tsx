import { useState } from 'react';
import type { MatterResult } from '../../../../../shared/contracts/matters';
import type { TemplateAction } from '../../../../../shared/contracts/matter-templates';
import { SelectField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { templatesFor, withTemplate } from '../drafts';
import { useTemplates } from '../queries';

interface TemplatePickerProps {
  /** documentId of the matter. */
  matter: string;
  action: TemplateAction;
  result?: MatterResult | '';
  /** What is typed so far. */
  text: string;
  maxLength: number;
  /** The text with the template behind it, and the result that it is meant for. */
  onPick: (text: string, result: MatterResult | null) => void;
}

/** Texts of the office for this step. Nothing where there are none, or while they load: one types then, as always. */
export function TemplatePicker({ matter, action, result = '', text, maxLength, onPick }: TemplatePickerProps) {
  const t = useTranslate();
  const [isTooLong, setIsTooLong] = useState(false);
  const templates = templatesFor(useTemplates(matter, action).data ?? [], result);
  if (templates.length === 0) return null;
  const pick = (id: string) => {
    const template = templates.find((each) => each.id === id);
    if (template === undefined) return;
    const joined = withTemplate(text, template.text, maxLength);
    setIsTooLong(joined === null);
    if (joined !== null) onPick(joined, template.result);
  };
  // It keeps no choice: what was picked stands in the text, and may be picked again.
  const options = [{ value: '', label: t('matters.templateChoose') }, ...templates.map(({ id, name }) => ({ value: id, label: name }))];
  return <SelectField label={t('matters.template')} hint={t('matters.templateHint')} error={isTooLong ? t('matters.templateTooLong') : undefined} value="" options={options} onChange={pick} />;
}
