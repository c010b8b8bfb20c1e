import { teamAdvice } from '../../../fields/teamAdvice';

/** What to do about a refused call of relationships. */
export const relationshipAdvice: Readonly<Record<number, string>> = {
	...teamAdvice('relationships'),
	403: `${teamAdvice('relationships')[403]}. Relationships are part of the BIM 360 API, which the app must have besides the Autodesk Construction Cloud API. Autodesk may also answer 403 in the wrong region: add Options > Region`,
};

/** The same for operations that change something. */
export const relationshipChangeAdvice: Readonly<Record<number, string>> = {
	...relationshipAdvice,
	403: `${relationshipAdvice[403]}. The credential needs access to both of the things that are linked`,
	404: `${relationshipAdvice[404]}. Both of the things that are linked must exist`,
};
