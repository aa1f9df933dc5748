import { LABELS, typeNamed } from './labels';

interface EditLayoutArguments {
  layout: { layout: { name: string }[][][]; settings: { displayName?: string } };
  query: unknown;
}

/** Hook `mutate-edit-view-layout`: what the server keeps by itself has no label and is not for editing. */
export function withoutServerFields({ layout, query }: EditLayoutArguments): EditLayoutArguments {
  const type = typeNamed(layout.settings.displayName);
  if (type === null) return { layout, query };
  const labelled = LABELS.en[type]?.fields ?? {};
  const panels = layout.layout.map((panel) => panel.map((row) => row.filter(({ name }) => name in labelled)).filter((row) => row.length > 0));
  return { layout: { ...layout, layout: panels }, query };
}
