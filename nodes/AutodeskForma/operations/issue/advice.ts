import { teamAdvice } from '../../../fields/teamAdvice';

/** What to do about a refused call of issues. */
export const issueAdvice: Readonly<Record<number, string>> = teamAdvice('issues');

/** The same for operations that change something. */
export const issueChangeAdvice: Readonly<Record<number, string>> = {
	...issueAdvice,
	403: `${teamAdvice('issues')[403]}. Who may create, assign, change and close issues depends on the permission level that a project admin sets in the settings of Issues`,
	409: 'The issue was changed in the meantime, or exists already. Look at it before you try again',
};
