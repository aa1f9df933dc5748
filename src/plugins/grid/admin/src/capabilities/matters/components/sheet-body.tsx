import { Box, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterPage } from '../../../../../shared/contracts/matters';
import { PublicationCard } from '../../public-ledger/components/publication-card';
import { Clocks } from './clocks';
import { Conversation } from './conversation';
import { Facts } from './facts';
import { Files } from './files';
import { Pauses } from './pauses';
import { TimeLine } from './time-line';

const Both = styled(Flex)`
  @media (max-width: 1080px) {
    flex-direction: column;
    align-items: stretch;
  }
`;

const Right = styled(Flex)`
  flex: 0 0 36rem;

  @media (max-width: 1080px) {
    flex-basis: auto;
  }
`;

/** What is said and done on the left, what is so on the right. */
export function SheetBody({ matter, today }: { matter: MatterPage; today: IsoDate }) {
  return (
    <Both gap={6} alignItems="flex-start">
      <Box flex="1" minWidth={0} width="100%">
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Conversation matter={matter} today={today} />
          <PublicationCard key={matter.state} matter={matter.id} />
          <TimeLine steps={matter.steps} today={today} />
        </Flex>
      </Box>
      <Right direction="column" alignItems="stretch" gap={6}>
        <Clocks clocks={matter.clocks} today={today} />
        <Facts matter={matter} today={today} />
        <Files matter={matter} />
        {matter.pauses.length > 0 && <Pauses pauses={matter.pauses} today={today} />}
      </Right>
    </Both>
  );
}
