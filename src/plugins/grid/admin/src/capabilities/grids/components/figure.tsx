import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useTranslate } from '../../../ui/translate';
import type { FigureName } from '../figures';

interface FigureProps {
  name: FigureName;
  value: number | null;
  before: number | null;
  /** Both sides of a share, in words. */
  note?: string;
  onOpen: () => void;
}

/** All six in a row, or rows of the same length: no card is left alone. */
export const FigureRow = styled.section`
  container-type: inline-size;

  > div {
    display: grid;
    grid-template-columns: repeat(2, 1fr);
    gap: 1.2rem;
  }

  @container (min-width: 480px) {
    > div {
      grid-template-columns: repeat(3, 1fr);
    }
  }

  @container (min-width: 760px) {
    > div {
      /* The share says both of its sides, which takes more room. */
      grid-template-columns: 1fr 1fr 1.5fr 1fr 1fr 1fr;
    }
  }
`;

const Card = styled.button`
  display: flex;
  min-width: 0;
  padding: 1.2rem;
  text-align: start;
  cursor: pointer;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

export function Figure({ name, value, before, note, onOpen }: FigureProps) {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  const share = name === 'onTime';
  const shown = value === null ? '–' : formatNumber(value, share ? { style: 'percent', maximumFractionDigits: 1 } : {});
  const alarming = (name === 'overdue' || name === 'withoutLiaison') && value !== null && value > 0;
  return (
    <Card type="button" onClick={onOpen}>
      <Flex direction="column" alignItems="flex-start" gap={1} tag="span">
        <Typography variant="pi" textColor="neutral600">
          {t(`grids.figure.${name}`)}
        </Typography>
        <Typography variant="alpha" textColor={alarming ? 'danger600' : 'neutral800'}>
          {shown}
        </Typography>
        {note !== undefined && (
          <Typography variant="pi" textColor="neutral600">
            {note}
          </Typography>
        )}
        <Typography variant="pi" textColor="neutral600">
          <Change value={value} before={before} share={share} />
        </Typography>
      </Flex>
    </Card>
  );
}

function Change({ value, before, share }: { value: number | null; before: number | null; share: boolean }) {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  if (value === null || before === null) return <>{t('grids.change.none')}</>;
  const difference = share ? Math.round((value - before) * 1000) / 10 : value - before;
  if (difference === 0) return <>{share ? t('grids.change.same') : null}</>;
  const amount = formatNumber(difference, { signDisplay: 'always', maximumFractionDigits: 1 });
  return <>{t(share ? 'grids.change.points' : 'grids.change.count', { amount })}</>;
}
