import { styled } from 'styled-components';

/** A button that reads like the text of its row; the design system's text button is smaller than a table's text. */
export const RowButton = styled.button`
  padding: 0;
  border: none;
  background: none;
  font: inherit;
  text-align: start;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.primary600};

  &:hover {
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
