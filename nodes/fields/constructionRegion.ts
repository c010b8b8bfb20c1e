import { accountRegion } from './accountRegion';

/** Entry of Options in operations of project teams. */
export const constructionRegion = {
	...accountRegion,
	description:
		'The region where the account stores its data. Autodesk finds it by itself; looking up people in an account outside the United States may need it.',
};
