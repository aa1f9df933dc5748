import { useCallback } from 'react';
import type { InputIssue } from '../../../shared/contracts/common';
import { useOptionalText, useTranslate } from './translate';

export interface Failure {
  /** null = the server did not answer. */
  status: number | null;
  message: string;
  /** Why the state of the row did not allow it (409). */
  code: string | null;
  issues: InputIssue[];
}

interface StrapiError {
  status?: number;
  message?: string;
  details?: { issues?: InputIssue[]; code?: string };
}

export function readFailure(error: unknown): Failure {
  const thrown = (error ?? {}) as { status?: number; message?: string; response?: { data?: { error?: StrapiError } } };
  const answered = thrown.response?.data?.error;
  return {
    status: answered?.status ?? thrown.status ?? null,
    message: answered?.message ?? thrown.message ?? '',
    code: answered?.details?.code ?? null,
    issues: answered?.details?.issues ?? [],
  };
}

/** What happened, that nothing was lost, what to do: one text for a failed request. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslate();
  const optional = useOptionalText();
  const issueText = useIssueText();
  return useCallback(
    (error) => {
      const { status, message, code, issues } = readFailure(error);
      if (status === null) return t('error.network');
      if (issues.length > 0) return issues.map(issueText).join(t('list.separator'));
      if (status === 401) return t('error.session');
      if (status === 403) return t('error.forbidden');
      if (status === 404) return t('error.notFound');
      if (status === 409) return optional(`conflict.${code}`) ?? t('error.conflict');
      if (status >= 500) return t('error.server');
      return message === '' ? t('error.rejected') : message;
    },
    [t, optional, issueText],
  );
}

function useIssueText(): (issue: InputIssue) => string {
  const t = useTranslate();
  const optional = useOptionalText();
  return useCallback(
    (issue) => {
      const field = optional(`field.${issue.field}`) ?? issue.field;
      const values = { field, value: issue.value, allowed: issue.allowed ?? '' };
      const known = optional(`issue.${issue.code}.${issue.field}`, values) ?? optional(`issue.${issue.code}`, values);
      if (known !== null) return known;
      return t(issue.allowed === undefined ? 'issue.other' : 'issue.otherAllowed', values);
    },
    [t, optional],
  );
}
