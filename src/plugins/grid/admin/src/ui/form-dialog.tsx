import { useRef, useState } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { FailureNote } from './failure-note';
import { useTranslate } from './translate';

interface FormDialogProps {
  title: string;
  submitLabel: string;
  onSubmit: () => void;
  onClose: () => void;
  pending: boolean;
  /** undefined = nothing failed. */
  error: unknown;
  /** What did not happen; default: that nothing was saved. */
  errorTitle?: string;
  disabled?: boolean;
  /** Of the button that leaves without submitting; default: cancel. */
  closeLabel?: string;
  children: React.ReactNode;
}

/** A dialog with one form. It traps the focus, closes on Escape and keeps what was typed when the server refuses. */
export function FormDialog({ title, submitLabel, onSubmit, onClose, pending, error, errorTitle, disabled = false, closeLabel, children }: FormDialogProps) {
  const t = useTranslate();
  const form = useRef<HTMLFormElement>(null);
  const [opener] = useState(() => document.activeElement);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!pending && !disabled) onSubmit();
  };
  const escape = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape' && isClosedCombobox(event.target)) onClose();
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content onOpenAutoFocus={(event: Event) => focusFirst(event, form.current)} onCloseAutoFocus={(event: Event) => focusBack(event, opener)}>
        <Modal.Header closeLabel={t('action.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <form ref={form} onSubmit={submit} onKeyDownCapture={escape} noValidate>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {error !== undefined && <FailureNote title={errorTitle ?? t('error.notSaved')} error={error} />}
              {children}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {closeLabel ?? t('action.cancel')}
            </Button>
            <Button type="submit" loading={pending} disabled={disabled}>
              {submitLabel}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

/** It keeps Escape for its list, also when that is closed, and the dialog would never hear of it. */
const isClosedCombobox = (target: EventTarget) => target instanceof HTMLElement && target.role === 'combobox' && target.ariaExpanded === 'false';

/** Where the keyboard was before; by itself the dialog remembers only a trigger of its own. */
function focusBack(event: Event, opener: Element | null) {
  event.preventDefault();
  if (opener instanceof HTMLElement) opener.focus();
}

/** To the first text that is still empty; dates and selections are filled in already. */
function focusFirst(event: Event, form: HTMLFormElement | null) {
  const texts = form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type="text"]:not([inputmode="numeric"])') ?? [];
  const field = [...texts].find(({ value }) => value === '');
  if (field === undefined) return;
  event.preventDefault();
  field.focus();
}
