import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Alert, TextButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useFailureText } from './failure';
import { useTranslate } from './translate';

export interface Toast {
  message: string;
  tone?: 'success' | 'danger';
  /** Takes the change back; the toast then says so. */
  undo?: () => Promise<unknown>;
  /** To what was made besides; it stands after the message. */
  link?: { label: string; to: string };
}

const SHOWN_FOR = 10_000;

const Place = styled.div`
  position: fixed;
  bottom: 2.4rem;
  left: 50%;
  transform: translateX(-50%);
  width: min(56rem, calc(100vw - 3.2rem));
  z-index: ${({ theme }) => theme.zIndices.notification};
`;

const ToastLink = styled(Link)`
  color: inherit;
  text-decoration: underline;
`;

/** Strapi's notifications cannot carry a button, hence this one. Render `node` once in the page. */
export function useToast(): { show: (toast: Toast) => void; node: React.ReactNode } {
  const [toast, setToast] = useState<Toast | null>(null);
  const hide = useCallback(() => setToast(null), []);
  useEffect(() => {
    if (toast === null) return undefined;
    const timer = setTimeout(hide, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [toast, hide]);
  return { show: setToast, node: toast && <ToastAlert toast={toast} onShow={setToast} onHide={hide} /> };
}

function ToastAlert({ toast, onShow, onHide }: { toast: Toast; onShow: (next: Toast) => void; onHide: () => void }) {
  const t = useTranslate();
  const failure = useFailureText();
  const takeBack = async (undo: () => Promise<unknown>) => {
    try {
      await undo();
      onShow({ message: t('toast.undone') });
    } catch (error) {
      onShow({ message: failure(error), tone: 'danger' });
    }
  };
  const { undo } = toast;
  const action = undo && <TextButton onClick={() => void takeBack(undo)}>{t('action.undo')}</TextButton>;
  return createPortal(
    <Place role="status">
      <Alert variant={toast.tone ?? 'success'} closeLabel={t('action.close')} onClose={onHide} action={action}>
        {toast.message} {toast.link && <ToastLink to={toast.link.to}>{toast.link.label}</ToastLink>}
      </Alert>
    </Place>,
    document.body,
  );
}
