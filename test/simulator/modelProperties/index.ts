import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { withDataId } from '../docs/access';
import { projectOf, versionOf } from '../dataManagement/access';
import type { AnyEndpoint, Call, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { typeOf } from '../modelDerivative/formats';
import { signUrl } from '../oss/signedUrl';
import type { Diff } from '../state/translation';
import { changesOf, FIELDS } from './changes';

const BASE = '/construction/index/v2/projects/{projectId}';
const COMMON = {
	service: 'modelProperties',
	scopes: ['data:read'],
	tokens: ['3L', 'SSA'],
} as const;

/** File types whose elements keep their IDs. */
const COMPARABLE = ['rvt', 'dwg', 'nwc', 'ifc'];

/** The same two versions always have the same diff. */
const batchStatus = defineEndpoint({
	...COMMON,
	method: 'POST',
	path: `${BASE}/diffs:batch-status`,
	body: z
		.object({
			diffs: z
				.array(z.object({ prevVersionUrn: z.string(), curVersionUrn: z.string() }).strict())
				.min(1)
				.max(1000),
		})
		.strict(),
	handle(call) {
		const within = withDataId(call);
		const project = projectOf(within);
		const diffs = call.body.diffs.map(({ prevVersionUrn, curVersionUrn }) => {
			const previous = versionOf(within, prevVersionUrn);
			const current = versionOf(within, curVersionUrn);
			const id = createHash('sha1')
				.update(`${previous.id} ${current.id}`)
				.digest('hex')
				.slice(0, 16);
			const isComparable = [previous, current].every(({ name }) =>
				COMPARABLE.includes(typeOf(name)),
			);
			const diff: Diff = call.sim.state.diffs.get(id) ?? {
				id,
				projectId: project.id,
				previousId: previous.id,
				currentId: current.id,
				finishesAt: Date.now() + call.sim.settings.diffMs,
				failure: isComparable ? undefined : 'The file type is not supported',
			};
			call.sim.state.diffs.set(id, diff);
			return statusOf(diff, call);
		});
		return { status: 200, body: { diffs } };
	},
});

function statusOf(diff: Diff, { url }: Pick<Call, 'url'>) {
	const state =
		Date.now() < diff.finishesAt
			? 'PROCESSING'
			: diff.failure === undefined
				? 'FINISHED'
				: 'FAILED';
	const self = `${url.origin}/construction/index/v2/projects/${diff.projectId.slice(2)}/diffs/${diff.id}`;
	return {
		projectId: diff.projectId.slice(2),
		diffId: diff.id,
		queryId: null,
		type: 'DIFF',
		state,
		selfUrl: self,
		prevVersionUrns: [diff.previousId],
		curVersionUrns: [diff.currentId],
		updatedAt: new Date().toISOString(),
		retryAt: state === 'PROCESSING' ? new Date(Date.now() + 1000).toISOString() : null,
		stats: state === 'FINISHED' ? { added: 1, removed: 1, modified: 2 } : null,
		manifestUrl: `${self}/manifest`,
		fieldsUrl: `${self}/fields`,
		propertiesUrl: `${self}/properties`,
		errors:
			state === 'FAILED'
				? [{ type: 'IndexingFailed', title: 'Indexing failed', detail: diff.failure }]
				: null,
	};
}

const fields = defineEndpoint({
	...COMMON,
	method: 'GET',
	path: `${BASE}/diffs/{diffId}/fields`,
	handle: (call) => lines(call, 'fields', FIELDS),
});

const properties = defineEndpoint({
	...COMMON,
	method: 'GET',
	path: `${BASE}/diffs/{diffId}/properties`,
	handle: (call) => lines(call, 'properties', changesOf(call.sim.settings.modelElements)),
});

/** Line-delimited JSON, compressed, in one of the ways that are documented. */
function lines(call: Call, what: string, values: readonly object[]): Reply {
	const diff = call.sim.state.diffs.get(call.params.diffId);
	projectOf(withDataId(call));
	if (diff === undefined || Date.now() < diff.finishesAt) {
		throw new Refusal(404, `There is no diff ${call.params.diffId}`);
	}
	const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
	const { diffDelivery } = call.sim.settings;
	if (diffDelivery === 'redirect') {
		const id = `urn:adsk.objects:os.object:diffs/${diff.id}-${what}`;
		call.sim.state.objects.set(id, {
			id,
			bucketKey: 'diffs',
			objectKey: `${diff.id}-${what}`,
			contentType: 'application/json',
			size: Buffer.byteLength(text),
			content: { kind: 'text', text },
		});
		const request = { method: 'GET', objectId: id, parameters: {} } as const;
		const location = signUrl(call.sim.url, request, Date.now() + 60_000);
		return { status: 303, headers: { Location: location } };
	}
	return {
		status: 200,
		bytes: gzipSync(text),
		headers:
			diffDelivery === 'encoded'
				? { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' }
				: { 'Content-Type': 'application/octet-stream' },
	};
}

export const modelProperties: readonly AnyEndpoint[] = [batchStatus, fields, properties];
