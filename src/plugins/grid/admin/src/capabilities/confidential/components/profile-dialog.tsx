import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { PROFILE_FIELDS, type ProfileField, type TextState } from '../../../../../shared/contracts/confidential';
import { fieldLabelId } from '../../../labels/label-messages';
import { TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { writeProfile } from '../queries';

interface ProfileDialogProps {
  employeeId: string;
  fields: TextState[];
  onClose: () => void;
  onSaved: () => void;
}

/** Writes over what is there without showing it; a field that stays empty keeps its text. */
export function ProfileDialog({ employeeId, fields, onClose, onSaved }: ProfileDialogProps) {
  const t = useTranslate();
  const { formatMessage } = useIntl();
  const [texts, setTexts] = useState<Partial<Record<ProfileField, string>>>({});
  const save = useAction(writeProfile);
  const typed = PROFILE_FIELDS.filter((field) => (texts[field] ?? '').trim() !== '');
  const submit = async () => {
    const outcome = await save.run(employeeId, Object.fromEntries(typed.map((field) => [field, texts[field]])));
    if (outcome.ok) onSaved();
  };
  const isWritten = (field: ProfileField) => fields.some((state) => state.field === field && state.written);
  return (
    <FormDialog title={t('confidential.writeProfile')} submitLabel={t('confidential.save')} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={typed.length === 0}>
      <Typography>{t('confidential.profileHint')}</Typography>
      {PROFILE_FIELDS.map((field) => (
        <TextAreaField
          key={field}
          label={formatMessage({ id: fieldLabelId('care-profile', field), defaultMessage: field })}
          hint={isWritten(field) ? t('confidential.replaces') : undefined}
          value={texts[field] ?? ''}
          maxLength={10_000}
          onChange={(text) => setTexts((before) => ({ ...before, [field]: text }))}
        />
      ))}
    </FormDialog>
  );
}
