import { Typography } from '@strapi/design-system';
import { Link, type To } from 'react-router-dom';
import { styled } from 'styled-components';

export interface Figure {
  label: string;
  count: number;
  to: To;
  isUrgent?: boolean;
}

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
  gap: 1.2rem;
`;

const FigureLink = styled(Link)`
  padding: 1.2rem;
  text-decoration: none;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};

  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** Numbers that open the rows behind them. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <Grid>
      {figures.map(({ label, count, to, isUrgent = false }) => (
        <FigureLink key={label} to={to} aria-label={`${label} ${count}`}>
          <Typography tag="p" variant="beta" textColor={isUrgent && count > 0 ? 'danger600' : 'neutral800'}>
            {count}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {label}
          </Typography>
        </FigureLink>
      ))}
    </Grid>
  );
}
