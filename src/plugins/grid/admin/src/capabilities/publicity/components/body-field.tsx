import { useLayoutEffect, useRef } from 'react';
import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useTranslate } from '../../../ui/translate';
import { marked, MARKS, type Mark } from '../body-text';

interface BodyFieldProps {
  value: string;
  onChange: (text: string) => void;
}

const MAX = 50_000;

/** Plain typing: an empty line begins a paragraph. The buttons put the few tags that a story may have around what is selected. */
export function BodyField({ value, onChange }: BodyFieldProps) {
  const t = useTranslate();
  const field = useRef<HTMLTextAreaElement>(null);
  const select = useRef<[number, number] | null>(null);
  // React sets the text first, and that moves the cursor to its end.
  useLayoutEffect(() => {
    if (select.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(...select.current);
    select.current = null;
  });
  const put = (mark: Mark) => {
    const { selectionStart = value.length, selectionEnd = value.length } = field.current ?? {};
    const next = marked(value, selectionStart, selectionEnd, mark);
    select.current = [next.from, next.to];
    onChange(next.text);
  };
  return (
    <Field.Root required hint={t('stories.body.hint')} width="100%">
      <Field.Label>{t('stories.body')}</Field.Label>
      <Flex gap={1} wrap="wrap" role="toolbar" aria-label={t('stories.marks')}>
        {MARKS.map((mark) => (
          <Button key={mark} type="button" size="S" variant="tertiary" onClick={() => put(mark)}>
            {t(`stories.mark.${mark}`)}
          </Button>
        ))}
      </Flex>
      <Textarea ref={field} value={value} maxLength={MAX} rows={16} onChange={(event) => onChange(event.target.value)} />
      <Field.Hint />
    </Field.Root>
  );
}
