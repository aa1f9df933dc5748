import type { ActivityCircle, ActivityQuorum, ActivityType } from '../../../../../shared/contracts/activities';

/** Whom an activity is for: meetings of the party for its members, the committee's for those who hold an office in the grid, the rest for everybody. */
export const circleOf = (type: ActivityType): ActivityCircle => {
  switch (type) {
    case 'branchMeeting':
    case 'groupMeeting':
    case 'orgLifeMeeting':
      return 'partyMembers';
    case 'branchCommittee':
      return 'committee';
    case 'partyLecture':
    case 'themeDay':
    case 'microClass':
    case 'study':
    case 'contest':
    case 'lectureTour':
    case 'studyRoute':
    case 'volunteer':
    case 'research':
      return 'everybody';
  }
};

/** How many of the expected must be present; null where nothing is asked. "More than half" is more than half: of six it is four. */
export const neededOf = (quorum: ActivityQuorum, expected: number): number | null => {
  switch (quorum) {
    case 'none':
      return null;
    case 'half':
      return Math.floor(expected / 2) + 1;
    case 'twoThirds':
      return Math.ceil((expected * 2) / 3);
    case 'fourFifths':
      return Math.ceil((expected * 4) / 5);
  }
};
