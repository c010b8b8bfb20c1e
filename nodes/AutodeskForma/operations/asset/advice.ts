import { teamAdvice } from '../../../fields/teamAdvice';

/** What to do about a refused call of assets. */
export const assetAdvice: Readonly<Record<number, string>> = teamAdvice('assets');

/** The same for operations that change something. */
export const assetChangeAdvice: Readonly<Record<number, string>> = {
	...assetAdvice,
	403: `${teamAdvice('assets')[403]}. Who may create, change and delete assets depends on the permission level that a project admin sets in the settings of Assets`,
	409: 'The asset was changed or deleted in the meantime. Look at it before you try again',
};
