import type { MatterPage } from '../../../../shared/contracts/matters';
import type { MatterTexts } from '../../../../shared/contracts/matter-actions';

/** The text of a message: undefined while it is closed, as one is that came after the others were opened. */
export const textOf = (texts: MatterTexts | null, id: string): string | null | undefined => texts?.messages.find((message) => message.id === id)?.text;

/** How many texts there are that have not been opened. */
export const closedCount = ({ hasBody, messages }: Pick<MatterPage, 'hasBody' | 'messages'>, texts: MatterTexts | null): number =>
  (hasBody && texts === null ? 1 : 0) + messages.filter(({ id }) => textOf(texts, id) === undefined).length;
