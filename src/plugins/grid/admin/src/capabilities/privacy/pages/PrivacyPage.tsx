import { Box, Tabs } from '@strapi/design-system';
import { Protected, Screen } from '../../../ui/screen';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { ConsentsTab } from '../components/consents-tab';
import { CorrectionsTab } from '../components/corrections-tab';
import { RetentionTab } from '../components/retention-tab';
import { tabOf, VIEW_KEYS } from '../view';

export default function PrivacyPage() {
  return (
    <Protected action="retention.read">
      <Privacy />
    </Protected>
  );
}

function Privacy() {
  const t = useTranslate();
  const { may } = useMe();
  const [view, change] = useUrlFilters(VIEW_KEYS);
  const open = (tab: string) => change({ tab, state: undefined });
  return (
    <Screen title={t('privacy.title')} subtitle={t('privacy.subtitle')}>
      <Tabs.Root variant="simple" value={tabOf(view)} onValueChange={open}>
        <Tabs.List aria-label={t('privacy.title')}>
          <Tabs.Trigger value="retention">{t('privacy.tab.retention')}</Tabs.Trigger>
          <Tabs.Trigger value="corrections">{t('privacy.tab.corrections')}</Tabs.Trigger>
          <Tabs.Trigger value="consents">{t('privacy.tab.consents')}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="retention">
          <Box paddingTop={4}>
            <RetentionTab mayExtend={may('retention.extend')} />
          </Box>
        </Tabs.Content>
        <Tabs.Content value="corrections">
          <Box paddingTop={4}>
            <CorrectionsTab view={view} mayAnswer={may('correction.answer')} onChange={change} />
          </Box>
        </Tabs.Content>
        <Tabs.Content value="consents">
          <Box paddingTop={4}>
            <ConsentsTab view={view} onChange={change} />
          </Box>
        </Tabs.Content>
      </Tabs.Root>
    </Screen>
  );
}
