import type { Region } from '../../protocol/aps/regions';
import { defineParameter } from '../parameters/parameter';
import type { Run } from '../parameters/run';
import { knownRegion, region } from './region';

/** Entry of Options in account administration. */
export const accountRegion = defineParameter({
	...region,
	description:
		'The region in which the account keeps its data. Needed for accounts outside the United States.',
	read: (entered) => (entered ? knownRegion(entered) : undefined),
});

/** What to do about 404 in account administration. */
export const accountAdvice = {
	404: 'Check the IDs. If the account keeps its data outside the United States, add Options > Region: Autodesk answers the same way when it looks in the wrong region',
};

/** The same where only admins may write. */
export const adminAdvice = {
	...accountAdvice,
	403: 'Check that an account admin added the client ID under Account Admin > Custom Integrations, and that the one who acts – the signed-in user, the service account or the user under Act as User – is an admin of the account or project. Reconnect the credential if scopes were ticked after signing in',
};

/**
 * @returns undefined when nobody chose one; Autodesk then takes the US or finds the region itself
 * @throws InvalidValue
 */
export function accountRegionOf(run: Run): Region | undefined {
	const { region: chosen } = run.param<{ region?: unknown }>('options', {});
	return accountRegion.read(chosen, accountRegion, run);
}
