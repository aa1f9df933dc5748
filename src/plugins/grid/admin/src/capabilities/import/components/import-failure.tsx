import { readFailure, useFailureText } from '../../../ui/failure';
import { useOptionalText, useTranslate } from '../../../ui/translate';
import { Interrupted } from '../use-import';
import { Note } from './note';

/** What the server refused, with the value and what is allowed, and that nothing was changed. */
export function ImportFailure({ error }: { error: unknown }) {
  const t = useTranslate();
  const reasons = useReasons();
  if (error instanceof Interrupted) return <Note title={t('import.error.interruptedTitle')} lines={[t('import.error.interrupted')]} />;
  return <Note title={t('import.error.title')} lines={[...reasons(error), t('import.error.unchanged')]} />;
}

function useReasons(): (error: unknown) => string[] {
  const optional = useOptionalText();
  const general = useFailureText();
  return (error) => {
    const { code, issues } = readFailure(error);
    // An error in the midst of the stream has a code only.
    const known = issues.length > 0 ? issues : code === null ? [] : [{ code, value: '–', allowed: '–' }];
    const texts = known.map((issue) => optional(`import.error.${issue.code}`, { value: issue.value, allowed: issue.allowed ?? '–' }));
    return texts.length > 0 && texts.every((text) => text !== null) ? texts : [general(error)];
  };
}
