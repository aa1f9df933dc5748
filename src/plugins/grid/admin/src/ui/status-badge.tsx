import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { BadgeStatus } from './badge-status';
import { useTranslate } from './translate';

type Colour = 'danger600' | 'warning700' | 'success600' | 'neutral600' | 'neutral800';

const COLOURS: Record<BadgeStatus, Colour> = {
  overdue: 'danger600',
  dueSoon: 'warning700',
  open: 'neutral600',
  done: 'success600',
  late: 'neutral600',
  waived: 'neutral600',
  void: 'neutral600',
  returned: 'warning700',
  paused: 'neutral600',
};

/** Amber is too pale to be read, so there the shape alone has it. */
const textColour = (status: BadgeStatus): Colour => (COLOURS[status] === 'warning700' ? 'neutral800' : COLOURS[status]);

const SHAPES: Record<BadgeStatus, React.ReactNode> = {
  overdue: <circle cx="8" cy="8" r="6" fill="currentColor" stroke="none" />,
  dueSoon: <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" /></>,
  open: <circle cx="8" cy="8" r="5.5" />,
  done: <path d="M2.5 8.5 6.5 12.5 13.5 4" />,
  late: <><path d="M1 8 4 11 8.5 5" /><circle cx="11.5" cy="10.5" r="3.5" /><path d="M11.5 8.5v2l1.5 1" /></>,
  waived: <><circle cx="8" cy="8" r="5.5" /><path d="M5 8h6" /></>,
  void: <path d="M4 4l8 8M12 4l-8 8" />,
  returned: <path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H7" />,
  paused: <path d="M5.5 3.5v9M10.5 3.5v9" />,
};

const Glyph = styled.svg<{ $colour: Colour }>`
  flex: none;
  color: ${({ theme, $colour }) => theme.colors[$colour]};
  fill: none;
  stroke: currentColor;
  stroke-width: 1.6;
`;

/** Word, shape and colour, so that no state is told by colour alone. `children` say it more exactly than the bare word. */
export function StatusBadge({ status, children }: { status: BadgeStatus; children?: React.ReactNode }) {
  const t = useTranslate();
  const word = t(`status.${status}`);
  const described = children === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': word };
  return (
    <Flex gap={2} tag="span" display="inline-flex">
      <Glyph $colour={COLOURS[status]} width="16" height="16" viewBox="0 0 16 16" focusable="false" {...described}>
        {SHAPES[status]}
      </Glyph>
      <Typography variant="omega" fontWeight="semiBold" textColor={textColour(status)}>
        {children ?? word}
      </Typography>
    </Flex>
  );
}
