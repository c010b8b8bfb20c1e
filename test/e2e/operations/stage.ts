import { SERVICE_ACCOUNT } from '../../simulator';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import { OperationSteps } from '../setup/operationSteps';
import { enterSurroundings } from '../setup/surroundings';
import type { Surroundings } from '../setup/surroundings';
import {
	connectAsUser,
	serviceAccountCredential,
	threeLeggedCredential,
	twoLeggedCredential,
} from '../stack/credentials';
import { ServiceAccounts } from '../stack/serviceAccounts';

/** What all operations are run with. */
export interface Stage {
	here: Surroundings;
	app: StoredCredential;
	user: StoredCredential;
	robot: StoredCredential;
	/** Records which operations were run. */
	steps: OperationSteps;
}

/** The n8n of the run, with a credential of each kind. */
export async function enterStage(): Promise<Stage> {
	const here = await enterSurroundings();
	const { n8n, simulatorUrl } = here;
	const app = await n8n.credentials.create(twoLeggedCredential(simulatorUrl));
	const user = await n8n.credentials.create(threeLeggedCredential(simulatorUrl));
	await connectAsUser(n8n, user);
	const accounts = await ServiceAccounts.of(simulatorUrl);
	const robot = await n8n.credentials.create(
		serviceAccountCredential(simulatorUrl, await accounts.addKey(SERVICE_ACCOUNT.id)),
	);
	return { here, app, user, robot, steps: new OperationSteps(n8n) };
}
