import type { Region } from '../../protocol/aps/regions';
import { defineParameter } from '../parameters/parameter';
import type { Run } from '../parameters/run';
import { knownRegion, region } from './region';

/** Entry of Options in account administration. */
export const accountRegion = defineParameter({
	...region,
	description:
		'The region where the account stores its data. Required for accounts outside the United States.',
	read: (entered) => (entered ? knownRegion(entered) : undefined),
});

/** What to do about 404 in account administration. */
export const accountAdvice = {
	404: 'Check the IDs. If the account stores its data outside the United States, add Options > Region: Autodesk also answers 404 if it looks in the wrong region',
};

/** The same for operations that only admins may perform. */
export const adminAdvice = {
	...accountAdvice,
	403: 'Check that an account admin added the client ID under Account Admin > Custom Integrations, and that the signed-in user, the service account or the user under Act as User is an admin of the account or project. Reconnect the credential if you selected scopes after signing in',
};

const ACC_ONLY = 'Autodesk documents this for ACC projects and may refuse it for BIM 360 projects';

/** The same for changes to the users of a project: Autodesk's documents disagree on BIM 360 projects. */
export const projectAdminAdvice = {
	400: ACC_ONLY,
	403: `${adminAdvice[403]}. ${ACC_ONLY}`,
	404: `${adminAdvice[404]}. ${ACC_ONLY}`,
};

/**
 * @returns undefined if none was chosen; Autodesk then uses the US or finds the region itself
 * @throws InvalidValue
 */
export function accountRegionOf(run: Run): Region | undefined {
	const { region: chosen } = run.param<{ region?: unknown }>('options', {});
	return accountRegion.read(chosen, accountRegion, run);
}
