import { Button, Flex, IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import type { MatterPage } from '../../../../../shared/contracts/matters';
import { useTranslate } from '../../../ui/translate';
import { arranged, type PanelAction } from '../actions';

// By itself a menu ends after four lines and hides that it scrolls.
const WHOLE = '50rem';

/** The next sensible action as a button, the others in a menu; nothing where nothing may be done. */
export function ActionBar({ matter, onChoose }: { matter: MatterPage; onChoose: (action: PanelAction) => void }) {
  const t = useTranslate();
  const { primary, others } = arranged(matter.actions);
  return (
    <Flex gap={2}>
      {primary !== null && <Button onClick={() => onChoose(primary)}>{t(`matters.act.${primary}`)}</Button>}
      {others.length > 0 && (
        <Menu.Root>
          <Menu.Trigger tag={IconButton} icon={<More />} label={t('matters.more')} endIcon={null} />
          <Menu.Content popoverPlacement="bottom-end" maxHeight={WHOLE}>
            {others.map((action) => (
              <Menu.Item key={action} onSelect={() => onChoose(action)}>
                {t(`matters.act.${action}`)}
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Root>
      )}
    </Flex>
  );
}
