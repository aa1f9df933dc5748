import { styled } from 'styled-components';

/** A wide table scrolls in its own box, not the page. */
export const Scroller = styled.div<{ $busy?: boolean }>`
  overflow-x: auto;
  opacity: ${({ $busy }) => ($busy === true ? 0.6 : 1)};
`;
