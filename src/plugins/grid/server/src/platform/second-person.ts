import { isSecondPerson } from '../kernel/second-person';
import { Conflict } from './errors';

/** Who wrote last does not release. @throws Conflict */
export const refuseOwnRelease = (lastAuthor: number | null, releasing: number): void => {
  if (!isSecondPerson(lastAuthor, releasing)) throw new Conflict('second_person', 'who wrote the text does not release it; a second person does');
};
