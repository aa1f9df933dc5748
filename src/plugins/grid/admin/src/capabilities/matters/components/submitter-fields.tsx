import { Checkbox } from '@strapi/design-system';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { withSubmitter, type RegisterDraft } from '../drafts';

interface SubmitterFieldsProps {
  draft: RegisterDraft;
  onChange: (change: Partial<RegisterDraft>) => void;
}

/** Who raised it; not naming him is one click, so that nobody writes down a name for want of another way. */
export function SubmitterFields({ draft, onChange }: SubmitterFieldsProps) {
  const t = useTranslate();
  const { isNamed, submitter } = draft;
  return (
    <>
      <Checkbox checked={!isNamed} onCheckedChange={(on: boolean | 'indeterminate') => onChange({ isNamed: on !== true })}>
        {t('matters.notNamed')}
      </Checkbox>
      {isNamed && <PersonPicker required label={t('matters.submitter')} hint={t('matters.submitterHint')} value={submitter} onChange={(person) => onChange(withSubmitter(draft, person))} />}
    </>
  );
}
