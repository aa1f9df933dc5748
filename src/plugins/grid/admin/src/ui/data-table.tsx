import { styled } from 'styled-components';

/**
 * A plain table in the design system's tokens. Not the design system's Table: its cells take over the arrow keys and the
 * tab order, and our rows have their own (see row-keys.ts).
 */
export const DataTable = styled.table`
  width: 100%;
  border-collapse: separate;
  border-spacing: 0;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};

  th {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 1.2rem 1.6rem;
    text-align: left;
    white-space: nowrap;
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
    background: ${({ theme }) => theme.colors.neutral100};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  td {
    padding: 1.2rem 1.6rem;
    vertical-align: middle;
  }

  tbody tr + tr td {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  tbody tr:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  tbody tr:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
