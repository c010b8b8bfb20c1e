import { unknownKey } from '../bucket/advice';

/** What to do about refusals of OSS where files of ACC and BIM 360 pass through as well. */
export const ownersOrFileRights: Readonly<Record<number, string>> = {
	...unknownKey,
	403: 'A bucket of an app is open to that app only. For a file of ACC or BIM 360, check that an account admin added the client ID under Account Admin > Custom Integrations, and that the user or app can open the file',
};
