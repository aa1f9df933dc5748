import { Alert, Typography } from '@strapi/design-system';
import { readFailure, useFailureText } from '../../../ui/failure';
import { useOptionalText, useTranslate } from '../../../ui/translate';
import { Interrupted } from '../use-import';

/** What the server refused, field by field, and that nothing was changed. */
export function FailureAlert({ error }: { error: unknown }) {
  const t = useTranslate();
  const text = useImportFailure();
  const interrupted = error instanceof Interrupted;
  return (
    <div role="alert">
      <Alert variant="danger" closeLabel={t('action.close')} title={t(interrupted ? 'import.error.interruptedTitle' : 'import.error.title')}>
        <Typography tag="p">{text(error)}</Typography>
        {!interrupted && <Typography tag="p">{t('import.error.unchanged')}</Typography>}
      </Alert>
    </div>
  );
}

function useImportFailure(): (error: unknown) => string {
  const t = useTranslate();
  const optional = useOptionalText();
  const general = useFailureText();
  return (error) => {
    if (error instanceof Interrupted) return t('import.error.interrupted');
    const { code } = readFailure(error);
    return (code === null ? null : optional(`import.error.${code}`)) ?? general(error);
  };
}
