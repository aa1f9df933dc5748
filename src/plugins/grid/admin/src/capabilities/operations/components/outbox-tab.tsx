import { useState } from 'react';
import { Box, Flex, Searchbar, SearchForm } from '@strapi/design-system';
import { Pager } from '../../../ui/pager';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useToast } from '../../../ui/use-toast';
import { useOutbox } from '../queries';
import type { View, ViewChange } from '../view';
import { MailDialog } from './mail-dialog';
import { MailTable } from './mail-table';
import { StateFilter } from './state-filter';

interface OutboxTabProps {
  view: View;
  mayResend: boolean;
  onChange: (change: ViewChange) => void;
}

export function OutboxTab({ view, mayResend, onChange }: OutboxTabProps) {
  const t = useTranslate();
  const toast = useToast();
  const outbox = useOutbox(view);
  const close = () => onChange({ mail: undefined, page: view.page });
  const resent = () => {
    toast.show({ message: t('operations.resend.done') });
    outbox.refetch();
    close();
  };
  if (outbox.error !== undefined) return <ErrorState error={outbox.error} onRetry={outbox.refetch} />;
  if (outbox.data === undefined) return <Loading />;
  const { rows, total, page, pageSize, counts } = outbox.data;
  const filtered = view.q !== undefined || view.state !== undefined;
  return (
    <>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" paddingBottom={4}>
        <StateFilter counts={counts} value={view.state} onChange={(state) => onChange({ state })} />
        <Search key={view.q ?? ''} initial={view.q ?? ''} onSearch={(q) => onChange({ q })} />
      </Flex>
      {total === 0 && <Empty text={t(filtered ? 'state.noMatch' : 'operations.outbox.empty')} />}
      {total > 0 && <MailTable mails={rows} busy={outbox.isRefreshing} onOpen={(mail) => onChange({ mail: mail.id, page: view.page })} />}
      <Pager page={page} pageSize={pageSize} total={total} onPage={(next) => onChange({ page: String(next) })} />
      {view.mail !== undefined && <MailDialog id={view.mail} mayResend={mayResend} onResent={resent} onClose={close} />}
      {toast.node}
    </>
  );
}

function Search({ initial, onSearch }: { initial: string; onSearch: (q: string) => void }) {
  const t = useTranslate();
  const [text, setText] = useState(initial);
  const label = t('operations.outbox.search');
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <Box width="28rem">
      <SearchForm onSubmit={submit}>
        <Searchbar name="q" size="S" maxLength={60} value={text} onChange={(event) => setText(event.target.value)} onClear={() => onSearch('')} clearLabel={t('action.clear')} placeholder={label}>
          {label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
