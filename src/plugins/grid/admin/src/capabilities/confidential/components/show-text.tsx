import { useState } from 'react';
import { TextButton } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { useTranslate } from '../../../ui/translate';
import { openText, type Place } from '../queries';
import { ReasonDialog } from './reason-dialog';
import { TextDialog } from './text-dialog';

/** What the button opens: first the question why, then the text; nothing is left when it closes. */
type Step = { kind: 'closed' } | { kind: 'asking' } | { kind: 'shown'; text: string | null };

/** `label` names the text for who hears the page instead of seeing it. */
export function ShowText({ place, label }: { place: Place; label: string }) {
  const t = useTranslate();
  const [step, setStep] = useState<Step>({ kind: 'closed' });
  const close = () => setStep({ kind: 'closed' });
  return (
    <>
      <TextButton startIcon={<Eye />} aria-label={t('confidential.showNamed', { label })} onClick={() => setStep({ kind: 'asking' })}>
        {t('confidential.show')}
      </TextButton>
      {step.kind === 'asking' && <ReasonDialog label={label} open={(why) => openText({ ...place, ...why })} onClose={close} onOpened={({ text }) => setStep({ kind: 'shown', text })} />}
      {step.kind === 'shown' && <TextDialog label={label} text={step.text} onClose={close} />}
    </>
  );
}
