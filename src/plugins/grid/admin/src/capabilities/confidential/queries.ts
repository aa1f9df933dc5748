import type { CareProfile, ConfidentialText, ReadConfidential, ReadOwnText, WriteCareProfile } from '../../../../shared/contracts/confidential';
import { post } from '../../ui/use-action';

/** Where a text stands. */
export type Place = ReadOwnText;

/** Asked anew each time and kept nowhere: the text lives as long as the dialog that shows it. */
export const openText = (reading: ReadConfidential) => post<ConfidentialText>('/grid/confidential-readings', reading);

export const writeProfile = (employeeId: string, texts: WriteCareProfile) => post<CareProfile>(`/grid/employees/${employeeId}/care-profile`, texts);
