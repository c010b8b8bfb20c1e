import { expect, it } from 'vitest';
import type { Watch } from '../../../protocol/worker/api/shapes/watch';
import { HUBS, PROJECTS, USERS } from '../../../test/simulator';
import { addRecord } from '../../../test/simulator/state/addRecord';
import { addProjectUser } from '../../../test/simulator/state/membership';
import { addProject } from '../../../test/simulator/state/addProject';
import { SERVICE_ACCOUNT } from '../../../test/simulator';
import { asActor } from '../../../test/simulator/state/trace';
import { embedded } from '../setup/stores';
import { useWatchWorld } from './watchWorld';

const world = useWatchWorld(embedded);
const { events, look } = world;

const watchRfis = async (): Promise<Watch> =>
	await world.watch({
		kind: 'projectRfis',
		allProjects: true,
		schedule: { everyMinutes: 44_640 },
	});

const addRfi = (projectId: string): void => {
	addRecord(world.simulator.state, 'rfis', projectId);
};

/** A project that the service account is a member of. */
function newProject(name: string): string {
	const { state } = world.simulator;
	const hub = state.hubs.get(HUBS.us.id);
	const robot = state.users.get(SERVICE_ACCOUNT.id);
	if (!hub || !robot) throw new Error('The world lacks its hub or service account');
	const details = { classification: 'production', products: [] };
	const actor = asActor(USERS.kim);
	const project = addProject(state, { hub, name, status: 'active', details, actor });
	addProjectUser(state, project, robot);
	return project.id;
}

const projectsOfEvents = (): unknown[] =>
	events()
		.map(({ payload }) => payload.projectId)
		.sort();

it('reports changes in every project, and names those that refuse', async () => {
	const other = newProject('Depot');
	addRfi(PROJECTS.tower.id);
	const first = await watchRfis();
	expect(first).toMatchObject({
		projectId: null,
		allProjects: true,
		records: 1,
		lastRun: {
			outcome: 'partial',
			reason: expect.stringMatching(
				/^2 of 4 projects could not be read: .*Harbour Bridge \(Autodesk answered 403/,
			),
		},
	});
	addRfi(PROJECTS.tower.id);
	addRfi(other);
	expect((await look(first)).lastRun).toMatchObject({ outcome: 'partial', added: 2 });
	await expect.poll(projectsOfEvents).toEqual([PROJECTS.tower.id, other].sort());
});

it('reports everything in a project that is newer than the watch, and nothing in an older one', async () => {
	const first = await watchRfis();
	const added = newProject('Depot');
	addRfi(added);
	const bridge = world.simulator.state.projects.get(PROJECTS.bridge.id);
	const robot = world.simulator.state.users.get(SERVICE_ACCOUNT.id);
	if (bridge && robot) addProjectUser(world.simulator.state, bridge, robot);
	addRfi(PROJECTS.bridge.id);
	const second = await look(first);
	expect(second).toMatchObject({ records: 2, lastRun: { added: 1 } });
	addRfi(PROJECTS.bridge.id);
	await look(second);
	await expect.poll(projectsOfEvents).toEqual([added, PROJECTS.bridge.id].sort());
});

it('polls many projects in turns, each once a run', async () => {
	const sites = Array.from({ length: 60 }, (_, index) => newProject(`Site ${index + 1}`));
	for (const site of sites) addRfi(site);
	const first = await watchRfis();
	expect(first).toMatchObject({ records: 60, lastRun: { outcome: 'partial' } });
	const { entries } = world.simulator.journal;
	const turns = entries.filter(({ path }) => /\/admin\/v1\/accounts\/.*\/projects$/.test(path));
	expect(turns.length).toBeGreaterThan(1);
	const polled = entries.flatMap(
		({ path }) => /projects\/(.*)\/search:rfis$/.exec(path)?.[1] ?? [],
	);
	const ofSites = polled.filter((guid) => sites.includes(`b.${guid}`));
	expect(ofSites).toHaveLength(60);
	expect(new Set(ofSites).size).toBe(60);
});

it('fails if every project refuses, and stops when Autodesk is down', async () => {
	const path = '/construction/rfis/*';
	world.simulator.faults.order({ path, fault: { kind: 'status', status: 403 } });
	const first = await watchRfis();
	expect(first.lastRun).toMatchObject({
		outcome: 'failed',
		reason: expect.stringContaining('3 of 3 projects'),
	});
	world.simulator.faults.clear();
	// Final at once, unlike 503.
	world.simulator.faults.order({ path, fault: { kind: 'status', status: 501 } });
	expect((await look(first)).lastRun).toMatchObject({
		outcome: 'failed',
		reason: expect.stringMatching(/^3 projects in a row could not be read: .*501/),
	});
});

it('leaves nothing behind when it is deleted', async () => {
	addRfi(PROJECTS.tower.id);
	const { id } = await watchRfis();
	expect((await world.worker.api('DELETE', `/watches/${id}`)).status).toBe(204);
	expect((await world.worker.api('GET', `/watches/${id}`)).status).toBe(404);
});

it('is refused for lists of an account, and along with a project', async () => {
	const create = async (body: object): Promise<unknown> => {
		const schedule = { everyMinutes: 60 };
		const common = { accountId: HUBS.us.id, subscription: world.subscription.id, schedule };
		const response = await world.worker.api('POST', '/watches', { ...common, ...body });
		return { status: response.status, body: await response.json() };
	};
	const refused = { status: 422, body: { errors: [{ field: 'allProjects' }] } };
	expect(await create({ kind: 'accountUsers', allProjects: true })).toMatchObject(refused);
	const projectId = PROJECTS.tower.id;
	expect(await create({ kind: 'projectRfis', allProjects: true, projectId })).toMatchObject(
		refused,
	);
	expect(await create({ kind: 'projectUsers' })).toMatchObject({
		status: 422,
		body: { errors: [{ field: 'projectId', message: expect.stringContaining('allProjects') }] },
	});
});
