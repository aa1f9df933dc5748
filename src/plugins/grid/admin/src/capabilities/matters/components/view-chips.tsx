import { Button, Flex } from '@strapi/design-system';
import type { MatterView } from '../../../../../shared/contracts/matters';
import { useTranslate } from '../../../ui/translate';
import { VIEWS } from '../view';

interface ViewChipsProps {
  counts: Record<MatterView, number> | undefined;
  chosen: MatterView;
  onChoose: (view: MatterView) => void;
}

/** The saved views; the counts are the filters. */
export function ViewChips({ counts, chosen, onChoose }: ViewChipsProps) {
  const t = useTranslate();
  return (
    <Flex role="group" aria-label={t('matters.views')} gap={2} wrap="wrap">
      {VIEWS.map((view) => (
        <Button key={view} size="S" variant={variantOf(view, view === chosen, counts?.[view] ?? 0)} aria-pressed={view === chosen} onClick={() => onChoose(view)}>
          {t('matters.viewCount', { view: t(`matters.view.${view}`), count: counts?.[view] ?? '–' })}
        </Button>
      ))}
    </Flex>
  );
}

function variantOf(view: MatterView, isChosen: boolean, count: number) {
  if (isChosen) return 'default';
  return view === 'due' && count > 0 ? 'danger-light' : 'tertiary';
}
