import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { versionOf } from '../dataManagement/access';
import type { AnyEndpoint, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { signUrl } from '../oss/signedUrl';
import { requireUser } from './attributes';
import { projectOf, withDataId } from './access';

/** Exports of files as PDF. The result is the content of the first file. */

const SHARED = { service: 'docs', tokens: ['2L', '3L', 'SSA'] } as const;
const PATH = '/construction/files/v1/projects/{project_id}/exports';
const SIGNED_URL_MS = 3600_000;

const published = {
	includePublishedMarkups: z.boolean().optional(),
	includeUnpublishedMarkups: z.boolean().optional(),
};

const newExport = z
	.object({
		options: z
			.object({
				outputFileName: z.string().min(1).optional(),
				standardMarkups: z
					.object({ ...published, includeMarkupLinks: z.boolean().optional() })
					.strict()
					.optional(),
				issueMarkups: z.object(published).strict().optional(),
				photoMarkups: z.object(published).strict().optional(),
			})
			.strict()
			.optional(),
		fileVersions: z.array(z.string()).min(1).max(200),
	})
	.strict();

export const exports: readonly AnyEndpoint[] = [
	defineEndpoint({
		...SHARED,
		method: 'POST',
		path: PATH,
		scopes: ['data:write'],
		body: newExport,
		perMinute: 100,
		handle(given) {
			const call = withDataId(given, true);
			requireUser(call);
			const { fileVersions } = call.body;
			for (const id of fileVersions) {
				if (!/\.(pdf|dwg|rvt)$/i.test(versionOf(call, id).name)) {
					throw new Refusal(400, 'Some resources are not valid types', 'ERR_BAD_INPUT');
				}
			}
			const id = randomUUID();
			const { state, settings } = call.sim;
			state.exports.set(id, {
				id,
				things: 'files',
				projectId: call.params.project_id,
				fileVersions,
				finishesAt: Date.now() + settings.exportMs,
			});
			return { status: 202, body: { id, status: 'processing' } };
		},
	}),
	defineEndpoint({
		...SHARED,
		method: 'GET',
		path: `${PATH}/{export_id}`,
		scopes: ['data:read'],
		perMinute: 200,
		handle(given): Reply {
			const call = withDataId(given, true);
			requireUser(call);
			const { id } = projectOf(given);
			const job = call.sim.state.exports.get(call.params.export_id);
			if (job?.things !== 'files' || job.projectId !== id)
				throw new Refusal(404, 'The job does not exist');
			if (job.finishesAt > Date.now()) {
				return { status: 200, body: { id: job.id, status: 'processing' } };
			}
			const { storageId } = versionOf(call, job.fileVersions[0]);
			if (storageId === undefined) {
				const error = { code: '404', title: 'ERR_NO_PROCESSABLE_FILES', detail: 'No files' };
				return { status: 200, body: { id: job.id, status: 'failed', result: { error } } };
			}
			const signedUrl = signUrl(
				call.sim.url,
				{ method: 'GET', objectId: storageId, parameters: {} },
				Date.now() + SIGNED_URL_MS,
			);
			const result = { output: { signedUrl } };
			return { status: 200, body: { id: job.id, status: 'successful', result } };
		},
	}),
];
