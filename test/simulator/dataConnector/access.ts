import { accountOf } from '../accountAdmin/access';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { DataExtract, DataJob } from '../state/dataExtract';
import type { Hub } from '../state/documents';
import { isAccountAdmin, isProjectAdmin } from '../state/membership';
import type { User } from '../state/people';

/** Who may extract data. What a user has created is seen by nobody else. */

export type AnyCall = Call<never> | Call<unknown> | Call;

interface Place {
	hub: Hub;
	user: User;
}

/**
 * The account of the path, for a user who may extract data of it.
 *
 * @throws Refusal 403 unless the user is an admin of the account, who counts as an executive in the simulator,
 * or of one of its projects
 */
export function openAccount(call: AnyCall): Place {
	const hub = accountOf(call);
	const user = call.caller.user!;
	const { state } = call.sim;
	const isAdmin =
		isAccountAdmin(state, hub, user) ||
		[...state.projects.values()].some(
			(project) => project.hubId === hub.id && isProjectAdmin(state, project, user),
		);
	if (!isAdmin) throw new Refusal(403, 'The user is neither an executive nor a project admin');
	return { hub, user };
}

/** @throws Refusal 403 for projects of which the user is no admin, 404 for those of other accounts */
export function checkProjects(
	{ sim: { state } }: AnyCall,
	{ hub, user }: Place,
	ids: readonly string[] | undefined,
): void {
	if (ids === undefined && !isAccountAdmin(state, hub, user)) {
		throw new Refusal(403, 'Project admins have to name projects');
	}
	for (const id of ids ?? []) {
		const project = state.projects.get(`b.${id}`);
		if (project?.hubId !== hub.id) throw new Refusal(404, `The project ${id} does not exist`);
		if (!isProjectAdmin(state, project, user) && !isAccountAdmin(state, hub, user)) {
			throw new Refusal(403, `The user is not an admin of the project ${id}`);
		}
	}
}

/** Newest last. @throws Refusal as {@link openAccount} */
export function extractsOf(call: AnyCall): DataExtract[] {
	const { hub, user } = openAccount(call);
	return [...call.sim.state.dataExtracts.values()].filter(
		({ accountId, createdBy }) => accountId === hub.accountId && createdBy === user.autodeskId,
	);
}

/** @throws Refusal as {@link openAccount}, and 404 */
export function extractOf(call: AnyCall): DataExtract {
	const { dataExtractId: id } = call.params;
	const found = extractsOf(call).find((extract) => extract.id === id);
	if (found) return found;
	throw new Refusal(404, `The data request ${id} does not exist`);
}

export function jobsOf({ sim }: AnyCall, { id }: DataExtract): DataJob[] {
	return [...sim.state.dataJobs.values()].filter(({ requestId }) => requestId === id);
}

/** @throws Refusal as {@link openAccount}, and 404 */
export function jobOf(call: AnyCall): { job: DataJob; extract: DataExtract } {
	const { jobId } = call.params;
	const job = call.sim.state.dataJobs.get(jobId);
	const extract = extractsOf(call).find(({ id }) => id === job?.requestId);
	if (job && extract) return { job, extract };
	throw new Refusal(404, `The job ${jobId} does not exist`);
}

/** @throws Refusal as {@link jobOf}, and 404 for a job without data */
export function finishedJobOf(call: AnyCall): { job: DataJob; extract: DataExtract } {
	const found = jobOf(call);
	if (found.job.end === 'success' && found.job.finishesAt <= Date.now()) return found;
	throw new Refusal(404, `The job ${found.job.id} has no data`);
}
