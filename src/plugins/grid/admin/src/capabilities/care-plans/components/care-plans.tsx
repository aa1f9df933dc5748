import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { ActionId } from '../../../../../shared/contracts/access';
import type { CarePlanRow } from '../../../../../shared/contracts/care';
import type { IsoDate, PersonRef } from '../../../../../shared/contracts/common';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useOpenPlans } from '../queries';
import { CloseDialog } from './close-dialog';
import { ExtendDialog } from './extend-dialog';
import { OpenDialog } from './open-dialog';
import { PlanCard } from './plan-card';

interface CarePlansProps {
  person: PersonRef;
  today: IsoDate;
  may: (action: ActionId) => boolean;
  /** Duties were opened or became void. */
  onChanged: () => void;
}

type Step = { kind: 'none' } | { kind: 'open' } | { kind: 'extend'; plan: CarePlanRow } | { kind: 'close'; plan: CarePlanRow };

/** The care plans that run for a person, and what the account may do about them. */
export function CarePlans({ person, today, may, onChanged }: CarePlansProps) {
  const t = useTranslate();
  const plans = useOpenPlans(person.id);
  const [step, setStep] = useState<Step>({ kind: 'none' });
  const close = () => setStep({ kind: 'none' });
  const saved = () => {
    close();
    plans.refetch();
    onChanged();
  };
  if (plans.error !== undefined) return <ErrorState error={plans.error} onRetry={plans.refetch} />;
  if (plans.data === undefined) return <Loading />;
  const { rows } = plans.data;
  return (
    <section aria-label={t('plans.title')}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography tag="h3" variant="pi" fontWeight="semiBold" textColor="neutral600">
          {t('plans.title')}
        </Typography>
        {rows.length === 0 && <Typography textColor="neutral600">{t('plans.none')}</Typography>}
        {rows.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            today={today}
            onExtend={may('care-plan.review') ? () => setStep({ kind: 'extend', plan }) : null}
            onClose={may('care-plan.close') ? () => setStep({ kind: 'close', plan }) : null}
          />
        ))}
        {may('care-plan.create') && (
          <Button variant="tertiary" startIcon={<Plus />} onClick={() => setStep({ kind: 'open' })}>
            {t('plans.open')}
          </Button>
        )}
      </Flex>
      {step.kind === 'open' && <OpenDialog person={person} today={today} onClose={close} onSaved={saved} />}
      {step.kind === 'extend' && <ExtendDialog plan={step.plan} today={today} onClose={close} onSaved={saved} />}
      {step.kind === 'close' && <CloseDialog plan={step.plan} onClose={close} onSaved={saved} />}
    </section>
  );
}
