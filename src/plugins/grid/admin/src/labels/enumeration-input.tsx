import { InputRenderer, type InputProps } from '@strapi/strapi/admin';
import { useEnumLabel } from '../ui/enum-label';
import { typeOfEnum } from './labels';

type EnumerationProps = Extract<InputProps, { type: 'enumeration' }> & { attribute: { enum: string[] } };

/** Strapi's own input for enumerations with our labels on the options; a foreign enumeration keeps its values. */
export function EnumerationInput({ attribute, ...props }: EnumerationProps) {
  const label = useEnumLabel();
  const name = attributeName(props.name);
  const type = typeOfEnum(name, attribute.enum);
  const options = attribute.enum.map((value) => (type === null ? { value } : { value, label: label(type, name, value) }));
  return <InputRenderer {...props} options={options} />;
}

/** A field of a component comes with its path. */
const attributeName = (path: string) => path.slice(path.lastIndexOf('.') + 1);
