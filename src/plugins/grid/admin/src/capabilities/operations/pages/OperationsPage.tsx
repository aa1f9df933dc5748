import { Box, Tabs } from '@strapi/design-system';
import { Protected, Screen } from '../../../ui/screen';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { JobsTab } from '../components/jobs-tab';
import { OutboxTab } from '../components/outbox-tab';
import { tabOf, VIEW_KEYS } from '../view';

export default function OperationsPage() {
  return (
    <Protected action="jobs.read">
      <Operations />
    </Protected>
  );
}

function Operations() {
  const t = useTranslate();
  const { may } = useMe();
  const [view, change] = useUrlFilters(VIEW_KEYS);
  const open = (tab: string) => change({ tab, state: undefined, q: undefined, mail: undefined });
  return (
    <Screen title={t('operations.title')} subtitle={t('operations.subtitle')}>
      <Tabs.Root variant="simple" value={tabOf(view)} onValueChange={open}>
        <Tabs.List aria-label={t('operations.title')}>
          <Tabs.Trigger value="jobs">{t('operations.tab.jobs')}</Tabs.Trigger>
          <Tabs.Trigger value="outbox">{t('operations.tab.outbox')}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="jobs">
          <Box paddingTop={4}>
            <JobsTab mayRun={may('jobs.run')} />
          </Box>
        </Tabs.Content>
        <Tabs.Content value="outbox">
          <Box paddingTop={4}>
            <OutboxTab view={view} mayResend={may('outbox.resend')} onChange={change} />
          </Box>
        </Tabs.Content>
      </Tabs.Root>
    </Screen>
  );
}
