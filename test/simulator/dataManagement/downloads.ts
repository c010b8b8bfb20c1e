import { randomUUID } from 'node:crypto';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Download } from '../state/documents';
import { addStorage } from '../state/storages';
import { projectOf, versionOf } from './access';
import { document } from './jsonApi';
import { objectHref } from './resources';
import { formatsOf } from './versions';

/**
 * Conversions of a version to another format. The job that makes a download has the id of the download. Made for
 * Fusion; that other hubs refuse it is documented nowhere.
 */

const DM = { service: 'dataManagement', tokens: ['2L', '3L', 'SSA'] } as const;

const downloadBody = z
	.object({
		jsonapi: z.object({ version: z.literal('1.0') }).strict(),
		data: z
			.object({
				type: z.literal('downloads'),
				attributes: z
					.object({ format: z.object({ fileType: z.string().min(1) }).strict() })
					.strict(),
				relationships: z
					.object({
						source: z
							.object({
								data: z.object({ type: z.literal('versions'), id: z.string() }).strict(),
							})
							.strict(),
					})
					.strict(),
			})
			.strict(),
	})
	.strict();

export const createDownload = defineEndpoint({
	...DM,
	method: 'POST',
	path: '/data/v1/projects/{project_id}/downloads',
	scopes: ['data:create'],
	body: downloadBody,
	perMinute: 50,
	handle(call) {
		const { attributes, relationships } = call.body.data;
		const { fileType } = attributes.format;
		const version = versionOf(call, relationships.source.data.id);
		if (!formatsOf(version).includes(fileType)) {
			throw new Refusal(400, `The version ${version.id} cannot be converted to "${fileType}"`);
		}
		const { state, settings } = call.sim;
		const project = projectOf(call);
		const name = `${basename(version.name, extname(version.name))}.${fileType}`;
		const text = `${version.id} as ${fileType}`;
		const download: Download = {
			id: randomUUID(),
			projectId: project.id,
			versionId: version.id,
			fileType,
			finishesAt: Date.now() + settings.downloadJobMs,
			storageId: addStorage(state, project, name, { kind: 'text', text }).id,
		};
		state.downloads.set(download.id, download);
		return { ...document(call, [jobResource(call, download)]), status: 202 };
	},
});

/** Once the job is done, the answer leads to what it made. */
export const getDownloadJob = defineEndpoint({
	...DM,
	method: 'GET',
	path: '/data/v1/projects/{project_id}/jobs/{job_id}',
	scopes: ['data:read'],
	perMinute: 300,
	handle(call) {
		const download = downloadOf(call, 'job', call.params.job_id);
		if (!isDone(download)) return document(call, jobResource(call, download));
		return { status: 303, headers: { Location: hrefOf(call, 'downloads', download) } };
	},
});

export const getDownload = defineEndpoint({
	...DM,
	method: 'GET',
	path: '/data/v1/projects/{project_id}/downloads/{download_id}',
	scopes: ['data:read'],
	perMinute: 300,
	handle(call) {
		const { download_id: id } = call.params;
		const download = downloadOf(call, 'download', id);
		if (!isDone(download)) throw new Refusal(404, `The download ${id} is not finished`);
		const { fileType, versionId, storageId } = download;
		return document(call, {
			type: 'downloads',
			id,
			attributes: { format: { fileType } },
			relationships: {
				source: { data: { type: 'versions', id: versionId } },
				storage: {
					data: { type: 'objects', id: storageId },
					meta: { link: { href: objectHref(call.sim, storageId) } },
				},
			},
			links: { self: { href: hrefOf(call, 'downloads', download) } },
		});
	},
});

type AnyCall = Call<never> | Call<unknown> | Call;

/** @throws Refusal 403, 404 */
function downloadOf(call: AnyCall, what: string, id: string): Download {
	const project = projectOf(call);
	const download = call.sim.state.downloads.get(id);
	if (download?.projectId === project.id) return download;
	throw new Refusal(404, `The ${what} ${id} does not exist in the project ${project.id}`);
}

function isDone({ finishesAt }: Download): boolean {
	return finishesAt <= Date.now();
}

/** The formal description calls jobs downloads, too. */
function jobResource(call: AnyCall, download: Download) {
	return {
		type: 'downloads',
		id: download.id,
		attributes: { status: isDone(download) ? 'finished' : 'processing' },
		links: { self: { href: hrefOf(call, 'jobs', download) } },
	};
}

function hrefOf(
	{ sim }: Pick<Call, 'sim'>,
	path: 'jobs' | 'downloads',
	{ projectId, id }: Download,
): string {
	return `${sim.url}/data/v1/projects/${projectId}/${path}/${id}`;
}
