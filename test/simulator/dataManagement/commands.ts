import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Simulation } from '../simulation/simulation';
import { addTextVersion } from '../state/addTextVersion';
import type { Item, PublishJob } from '../state/documents';
import { tipOf } from '../state/folderTree';
import { actorOf, folderOf, itemOf, versionOf } from './access';
import { document } from './jsonApi';
import { refsOf, resourceOf } from './references';
import { itemResource, versionResource } from './resources';

/** Commands: what does not fit a resource. All have one path, and a type each. */

const MOST_RESOURCES = 50;

const TYPES = [
	'commands:autodesk.core:CheckPermission',
	'commands:autodesk.core:ListItems',
	'commands:autodesk.core:ListRefs',
	'commands:autodesk.bim360:C4RModelPublish',
	'commands:autodesk.bim360:C4RPublishWithoutLinks',
	'commands:autodesk.bim360:C4RModelGetPublishJob',
] as const;
type CommandType = (typeof TYPES)[number];

/** The only kind of file that can be published. */
const CLOUD_MODEL = 'items:autodesk.bim360:C4RModel';

const commandBody = z
	.object({
		jsonapi: z.object({ version: z.literal('1.0') }).strict(),
		data: z
			.object({
				type: z.literal('commands'),
				attributes: z.object({
					extension: z
						.object({
							type: z.enum(TYPES),
							// The formal description asks for the first one, and shows the second one with paths.
							version: z.enum(['1.0.0', '1.1.0']),
							data: z
								.object({
									requiredActions: z.array(z.string().min(1)).optional(),
									includePathInProject: z.boolean().optional(),
								})
								.strict()
								.optional(),
						})
						.strict(),
				}),
				relationships: z.object({
					resources: z.object({
						data: z
							.array(
								z
									.object({ type: z.enum(['folders', 'items', 'versions']), id: z.string() })
									.strict(),
							)
							.min(1)
							.max(MOST_RESOURCES),
					}),
				}),
			})
			.strict(),
	})
	.strict();

type CommandCall = Call<z.infer<typeof commandBody>>;

export const executeCommand = defineEndpoint({
	service: 'dataManagement',
	method: 'POST',
	path: '/data/v1/projects/{project_id}/commands',
	// All are listed for each command.
	scopes: ['data:read', 'data:create', 'data:write'],
	tokens: ['2L', '3L', 'SSA'],
	body: commandBody,
	perMinute: 300,
	handle: (call) => COMMANDS[call.body.data.attributes.extension.type](call),
});

const COMMANDS: Readonly<Record<CommandType, (call: CommandCall) => Reply>> = {
	'commands:autodesk.core:CheckPermission': checkPermission,
	'commands:autodesk.core:ListItems': listItems,
	'commands:autodesk.core:ListRefs': listRefs,
	'commands:autodesk.bim360:C4RModelPublish': publish,
	'commands:autodesk.bim360:C4RPublishWithoutLinks': publish,
	'commands:autodesk.bim360:C4RModelGetPublishJob': getPublishJob,
};

/** Members may do everything in their projects: the simulator knows no permissions of folders. */
function checkPermission(call: CommandCall): Reply {
	const actions = call.body.data.attributes.extension.data?.requiredActions ?? [];
	if (actions.length === 0) throw new Refusal(400, 'requiredActions must name an action');
	const permissions = resourcesOf(call).map(({ type, id }) => {
		const permission = exists(call, type, id);
		const details = Object.fromEntries(actions.map((action) => [action, permission]));
		return { type, id, details, permission };
	});
	const data = { requiredActions: actions, permissions };
	return answer(call, { extension: { ...extensionOf(call), data } });
}

function listItems(call: CommandCall): Reply {
	const withPath = call.body.data.attributes.extension.data?.includePathInProject;
	const items = resourcesOf(call).map(({ id }) => itemOf(call, id));
	const data = items.map((item) => ({
		type: 'items',
		id: item.id,
		meta: itemResource(call, item, { withPath }),
	}));
	const included = items.map((item) => versionResource(call, tipOf(call.sim.state, item)));
	return answer(call, { extension: extensionOf(call) }, { resources: { data } }, { included });
}

function listRefs(call: CommandCall): Reply {
	const data = resourcesOf(call).flatMap(({ id }) => refsOf(call, versionOf(call, id)));
	const referenced = new Map(data.map((ref) => [ref.id, ref]));
	const included = [...referenced.values()]
		// Folders are not among what is documented.
		.filter(({ type }) => type !== 'folders')
		.map((ref) => resourceOf(call, ref));
	return answer(
		call,
		{ status: 'complete', extension: extensionOf(call) },
		{ resources: { data } },
		{ included },
	);
}

/** Takes a while; then the model has another version. A second publication waits for the first one. */
function publish(call: CommandCall): Reply {
	const item = cloudModelOf(call);
	const { state, settings } = call.sim;
	const running = state.publishJobs.get(item.id);
	if (running?.status === 'committed') {
		throw new Refusal(409, `The model ${item.id} is being published`);
	}
	const job: PublishJob = { id: randomUUID(), status: 'committed' };
	state.publishJobs.set(item.id, job);
	const actor = actorOf(call);
	setTimeout(() => complete(call.sim, item, job, actor), settings.publishMs).unref();
	return answerJob(call, job);
}

function complete(
	{ state }: Simulation,
	item: Item,
	job: PublishJob,
	actor: ReturnType<typeof actorOf>,
): void {
	// Not after a reset.
	if (state.publishJobs.get(item.id) !== job) return;
	addTextVersion(state, { item, actor });
	job.status = 'complete';
}

/** `data: null` says that the model has never been published. */
function getPublishJob(call: CommandCall): Reply {
	const job = call.sim.state.publishJobs.get(cloudModelOf(call).id);
	return job ? answerJob(call, job) : document(call, null);
}

function answerJob(call: CommandCall, { id, status }: PublishJob): Reply {
	return answer(call, { status, extension: extensionOf(call) }, undefined, {}, id);
}

function answer(
	call: CommandCall,
	attributes: object,
	relationships?: object,
	more: object = {},
	id: string = randomUUID(),
): Reply {
	return document(call, { type: 'commands', id, attributes, relationships }, more);
}

function extensionOf(call: CommandCall) {
	const { type, version } = call.body.data.attributes.extension;
	return { type, version };
}

function resourcesOf(call: CommandCall) {
	return call.body.data.relationships.resources.data;
}

/** @throws Refusal 400 for more than one resource, or for a file that is no cloud model; 404 */
function cloudModelOf(call: CommandCall): Item {
	const [{ id }, ...others] = resourcesOf(call);
	if (others.length > 0) throw new Refusal(400, 'This command takes one item');
	const item = itemOf(call, id);
	if (item.extensionType === CLOUD_MODEL) return item;
	throw new Refusal(400, `The item ${id} is no cloud model (${CLOUD_MODEL})`);
}

const FINDERS = { folders: folderOf, items: itemOf, versions: versionOf };

function exists(call: CommandCall, type: keyof typeof FINDERS, id: string): boolean {
	try {
		FINDERS[type](call, id);
		return true;
	} catch (error) {
		if (error instanceof Refusal && error.status === 404) return false;
		throw error;
	}
}
