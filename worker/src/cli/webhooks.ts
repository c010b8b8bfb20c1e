import { parseRegion, REGIONS } from '../../../protocol/aps/regions';
import { api as operations } from '../../../protocol/worker/api/api';
import type { NewSubscribedHook } from '../../../protocol/worker/api/shapes/subscription';
import { UsageError, type Command, type OptionValues } from './command';
import { textOption } from './filters';
import { onlyId } from './onlyId';

/** `add-webhook`: has the worker create a webhook at Autodesk. */
export const addWebhook: Command = {
	options: {
		event: { type: 'string' },
		watch: { type: 'string' },
		project: { type: 'string' },
		region: { type: 'string' },
	},
	async run({ api, ids, options }) {
		const id = onlyId('add-webhook', ids);
		const hook = await api.call(operations.subscriptions.createHook, {
			params: { id },
			body: readHook(options),
		});
		const { hookId, event, region } = hook;
		return { json: hook, text: `Webhook ${hookId} created for ${event} in ${region}` };
	},
};

/** `delete-webhook`: has the worker delete a webhook at Autodesk. */
export const deleteWebhook: Command = {
	options: {},
	async run({ api, ids }) {
		const [id, hookId, ...more] = ids;
		if (id === undefined || hookId === undefined || more.length > 0) {
			throw new UsageError('delete-webhook needs the ID of a subscription and of its webhook');
		}
		await api.call(operations.subscriptions.deleteHook, { params: { id, hookId } });
		return { json: { deleted: hookId }, text: `Webhook ${hookId} deleted` };
	},
};

/** @throws UsageError */
function readHook(options: OptionValues): NewSubscribedHook {
	const [, system, event] = /^([^/]+)\/([^/]+)$/.exec(textOption(options, 'event') ?? '') ?? [];
	if (system === undefined || event === undefined) {
		throw new UsageError('--event needs a system and an event, such as data/dm.version.added');
	}
	const [, key, value] = /^([^=]+)=(.+)$/.exec(textOption(options, 'watch') ?? '') ?? [];
	if (key === undefined || value === undefined) {
		throw new UsageError(
			'--watch needs what to watch, such as folder=urn:adsk.wipprod:fs.folder:co.…',
		);
	}
	const region = parseRegion(textOption(options, 'region') ?? '');
	if (!region) throw new UsageError(`--region needs one of ${REGIONS.join(', ')}`);
	const projectId = textOption(options, 'project');
	return { system, event, region, scope: { [key]: value }, projectId };
}
