import { DatePicker, Field, SingleSelect, SingleSelectOption, Textarea, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../shared/contracts/common';
import { fromPickerDate, toPickerDate } from './dates';
import { useTranslate } from './translate';

interface FieldProps<T> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  required?: boolean;
  hint?: string;
  error?: string;
}

function Framed({ label, required, hint, error, children }: Omit<FieldProps<unknown>, 'value' | 'onChange'> & { children: React.ReactNode }) {
  return (
    <Field.Root required={required} hint={hint} error={error} width="100%">
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

export function TextField({ value, onChange, maxLength, ...frame }: FieldProps<string> & { maxLength?: number }) {
  return (
    <Framed {...frame}>
      <TextInput value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
    </Framed>
  );
}

export function TextAreaField({ value, onChange, maxLength, ...frame }: FieldProps<string> & { maxLength?: number }) {
  return (
    <Framed {...frame}>
      <Textarea value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
    </Framed>
  );
}

export function SelectField<T extends string>({ value, onChange, options, ...frame }: FieldProps<T> & { options: { value: T; label: string }[] }) {
  return (
    <Framed {...frame}>
      <SingleSelect value={value} onChange={(picked) => onChange(picked as T)}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Framed>
  );
}

interface DateFieldProps extends FieldProps<IsoDate | null> {
  min?: IsoDate;
  max?: IsoDate;
}

export function DateField({ value, onChange, min, max, ...frame }: DateFieldProps) {
  const t = useTranslate();
  const { locale } = useIntl();
  return (
    <Framed {...frame}>
      <DatePicker
        // Day before month, as in our other English dates.
        locale={locale === 'en' ? 'en-GB' : locale}
        value={value === null ? undefined : toPickerDate(value)}
        minDate={min === undefined ? undefined : toPickerDate(min)}
        maxDate={max === undefined ? undefined : toPickerDate(max)}
        onChange={(date) => onChange(date === undefined ? null : fromPickerDate(date))}
        onClear={() => onChange(null)}
        clearLabel={t('action.clear')}
      />
    </Framed>
  );
}
