import { styled } from 'styled-components';
import type { CellState, MatrixCell, MatrixRow } from '../../../../../shared/contracts/requirements';
import { useTranslate } from '../../../ui/translate';

/** Open and planned are drawn in outline, what is done is a tick, what wants somebody is filled: the shape says it without the colour. */
const SHAPES: Record<CellState, React.ReactNode> = {
  done: <path d="M2.5 8.5 6.5 12.5 13.5 4" />,
  planned: <path d="M8 2 14 8 8 14 2 8z" />,
  open: <circle cx="8" cy="8" r="5.5" />,
  dueSoon: <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" /></>,
  missing: <circle cx="8" cy="8" r="6" fill="currentColor" stroke="none" />,
};

type Colour = 'success600' | 'primary600' | 'neutral600' | 'warning700' | 'danger600';

const COLOURS: Record<CellState, Colour> = { done: 'success600', planned: 'primary600', open: 'neutral600', dueSoon: 'warning700', missing: 'danger600' };

const Cell = styled.button<{ $colour: Colour }>`
  display: inline-flex;
  align-items: center;
  gap: 0.4rem;
  padding: 0.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.2rem;
  white-space: nowrap;
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: pointer;

  svg {
    flex: none;
    color: ${({ theme, $colour }) => theme.colors[$colour]};
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

interface MatrixCellButtonProps {
  row: MatrixRow;
  cell: MatrixCell;
  onOpen: () => void;
}

/** Word, shape and colour; how often of how often where once is not enough. */
export function MatrixCellButton({ row, cell: { period, state, held, needed }, onOpen }: MatrixCellButtonProps) {
  const t = useTranslate();
  const word = t(`requirements.state.${state}`);
  return (
    <Cell type="button" $colour={COLOURS[state]} aria-label={t('requirements.cell', { grid: row.grid.name, requirement: row.requirement.name, period, state: word, held, needed })} onClick={onOpen}>
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden focusable="false">
        {SHAPES[state]}
      </svg>
      {needed === 1 ? word : `${word} ${held}/${needed}`}
    </Cell>
  );
}
