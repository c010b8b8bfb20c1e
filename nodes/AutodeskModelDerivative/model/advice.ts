import type { Purpose } from '../../apsClient/advice';

/** What to do about refusals of Model Derivative. */
export const modelAdvice: NonNullable<Purpose['advice']> = {
	403: 'For a file of ACC or BIM 360, check that an account admin added the client ID under Account Admin > Custom Integrations, that Docs is active in the project, and that the user or service account is a member of the project and can open the file. If the app has service accounts, the app itself reaches nothing until one of them is invited. For an object, use the app that owns the bucket',
	404: 'Autodesk has nothing like this for the model in the region. If the model was never translated, start with Model > Translate. Otherwise, check Region, and the view or derivative that you entered',
};
