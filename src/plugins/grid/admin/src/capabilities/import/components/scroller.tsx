import { styled } from 'styled-components';

/** A wide table scrolls in its own box, not the page. */
export const Scroller = styled.div`
  overflow-x: auto;

  td {
    min-width: 9rem;
    max-width: 44rem;
  }
`;
