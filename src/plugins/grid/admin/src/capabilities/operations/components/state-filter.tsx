import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { MailState } from '../../../../../shared/contracts/operations';
import { useTranslate } from '../../../ui/translate';
import { MAIL_STATES } from '../view';

interface StateFilterProps {
  counts: Record<MailState, number>;
  value: string | undefined;
  onChange: (state: MailState | undefined) => void;
}

const Pill = styled.button<{ $pressed: boolean }>`
  padding: 0.6rem 1.2rem;
  font-size: 1.4rem;
  cursor: pointer;
  border-radius: 1.6rem;
  border: 1px solid ${({ theme, $pressed }) => ($pressed ? theme.colors.primary600 : theme.colors.neutral200)};
  background: ${({ theme, $pressed }) => ($pressed ? theme.colors.primary100 : theme.colors.neutral0)};
  color: ${({ theme, $pressed }) => ($pressed ? theme.colors.primary700 : theme.colors.neutral800)};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** Counts that filter; pressed again, a count lets all rows back in. */
export function StateFilter({ counts, value, onChange }: StateFilterProps) {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  return (
    <Flex role="group" aria-label={t('operations.outbox.states')} gap={2} wrap="wrap">
      {MAIL_STATES.map((state) => (
        <Pill key={state} type="button" aria-pressed={value === state} $pressed={value === state} onClick={() => onChange(value === state ? undefined : state)}>
          {t(`operations.mail.${state}`)} <strong>{formatNumber(counts[state])}</strong>
        </Pill>
      ))}
    </Flex>
  );
}
