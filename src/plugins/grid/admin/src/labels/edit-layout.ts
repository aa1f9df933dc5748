import { PROFILE_FIELDS } from '../../../shared/contracts/confidential';
import { LABELS, typeNamed } from './labels';

/** Written and read through dialogs of their own; the generic form carries none of them. */
const CONFIDENTIAL: Record<string, readonly string[]> = { 'care-event': ['note'], 'care-record': ['summary'], 'care-profile': PROFILE_FIELDS, 'care-plan': ['goal'], 'correction-request': ['wish', 'answer'], matter: ['body'], 'matter-message': ['body'] };

interface EditLayoutArguments {
  layout: { layout: { name: string }[][][]; settings: { displayName?: string } };
  query: unknown;
}

/** Hook `mutate-edit-view-layout`: what the server keeps by itself has no label and is not for editing. */
export function withoutServerFields({ layout, query }: EditLayoutArguments): EditLayoutArguments {
  const type = typeNamed(layout.settings.displayName);
  if (type === null) return { layout, query };
  const labelled = LABELS.en[type]?.fields ?? {};
  const panels = layout.layout.map((panel) => panel.map((row) => row.filter(({ name }) => name in labelled && !CONFIDENTIAL[type]?.includes(name))).filter((row) => row.length > 0));
  return { layout: { ...layout, layout: panels }, query };
}
