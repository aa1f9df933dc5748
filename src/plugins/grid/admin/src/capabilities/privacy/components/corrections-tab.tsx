import { useState } from 'react';
import { Box, Button, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { CorrectionRow } from '../../../../../shared/contracts/rights';
import { Day } from '../../../ui/day';
import { EnumLabel, useEnumLabel } from '../../../ui/enum-label';
import { Pager } from '../../../ui/pager';
import { Person, personText } from '../../../ui/person';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useToast } from '../../../ui/use-toast';
import { useCorrections } from '../queries';
import { CORRECTION_STATES, type View, type ViewChange } from '../view';
import { AnswerDialog } from './answer-dialog';
import { ListTable } from '../../../ui/list-table';

interface CorrectionsTabProps {
  view: View;
  mayAnswer: boolean;
  onChange: (change: ViewChange) => void;
}

const ALL = 'all';

export function CorrectionsTab({ view, mayAnswer, onChange }: CorrectionsTabProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const toast = useToast();
  const corrections = useCorrections(view);
  const [answering, setAnswering] = useState<CorrectionRow | null>(null);
  if (corrections.error !== undefined) return <ErrorState error={corrections.error} onRetry={corrections.refetch} />;
  if (corrections.data === undefined) return <Loading />;
  const { rows, total, page, pageSize } = corrections.data;
  const answered = () => {
    toast.show({ message: t('privacy.answer.done') });
    corrections.refetch();
    setAnswering(null);
  };
  return (
    <>
      <Box width="20rem" paddingBottom={4}>
        <SingleSelect aria-label={t('privacy.head.state')} size="S" value={view.state ?? ALL} onChange={(state) => onChange({ state: state === ALL ? undefined : String(state) })}>
          {[ALL, ...CORRECTION_STATES].map((state) => (
            <SingleSelectOption key={state} value={state}>
              {state === ALL ? t('privacy.allStates') : label('correction-request', 'state', state)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      {total === 0 && <Empty text={t(view.state === undefined ? 'privacy.corrections.empty' : 'state.noMatch')} />}
      {total > 0 && (
        <ListTable name={t('privacy.tab.corrections')} heads={['person', 'about', 'state', 'reportedOn', 'answerBy', 'answeredOn', 'action'].map((head) => t(`privacy.head.${head}`))} busy={corrections.isRefreshing}>
          {rows.map((row) => (
            <CorrectionLine key={row.id} row={row} onAnswer={mayAnswer && row.state === 'open' ? () => setAnswering(row) : null} />
          ))}
        </ListTable>
      )}
      <Pager page={page} pageSize={pageSize} total={total} onPage={(next) => onChange({ page: String(next) })} />
      {answering !== null && <AnswerDialog row={answering} onDone={answered} onClose={() => setAnswering(null)} />}
      {toast.node}
    </>
  );
}

function CorrectionLine({ row, onAnswer }: { row: CorrectionRow; onAnswer: (() => void) | null }) {
  const t = useTranslate();
  return (
    <tr>
      <td>
        <Person person={row.person} numbered />
      </td>
      <td>{row.about}</td>
      <td>
        <EnumLabel type="correction-request" attribute="state" value={row.state} />
      </td>
      <td>
        <Day date={row.reportedOn} />
      </td>
      <td>
        <Day date={row.dueOn} />
      </td>
      <td>
        <Day date={row.answeredOn} /> {row.answeredBy ?? ''}
      </td>
      <td>
        {onAnswer !== null && (
          <Button variant="secondary" size="S" aria-label={t('privacy.answer.label', { name: personText(row.person) })} onClick={onAnswer}>
            {t('privacy.answer')}
          </Button>
        )}
      </td>
    </tr>
  );
}
