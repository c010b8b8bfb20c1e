import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MOST_EXPORTED_SHEETS } from '../../../protocol/aps/sheetRules';
import type { Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { signUrl } from '../oss/signedUrl';
import { SHEETS } from '../state/sheets';
import { appProject, requireUser } from './appProject';

/** Exports of sheets as one PDF. The result is the content of a PDF file of the project. */

const SHARED = { service: 'sheets', tokens: ['2L', '3L', 'SSA'], perMinute: 100 } as const;
const PATH = '/construction/sheets/v1/projects/{projectId}/exports';
const SIGNED_URL_MS = 3600_000;

const published = {
	includePublishedMarkups: z.boolean().optional(),
	includeUnpublishedMarkups: z.boolean().optional(),
};

const newExport = z
	.object({
		options: z
			.object({
				outputFileName: z.string().min(1).max(255).optional(),
				standardMarkups: z
					.object({ ...published, includeMarkupLinks: z.boolean().optional() })
					.strict()
					.optional(),
				issueMarkups: z.object(published).strict().optional(),
				photoMarkups: z.object(published).strict().optional(),
				assetMarkups: z.object({ includeMarkups: z.boolean().optional() }).strict().optional(),
			})
			.strict()
			.optional(),
		sheets: z.array(z.string().uuid()).min(1).max(MOST_EXPORTED_SHEETS),
	})
	.strict();

export const startSheetExport = defineEndpoint({
	...SHARED,
	method: 'POST',
	path: PATH,
	scopes: ['data:write'],
	body: newExport,
	handle(call) {
		const project = appProject(call);
		requireUser(call);
		const known = SHEETS.filter(({ deleted }) => !deleted).map(({ id }) => id);
		if (!call.body.sheets.every((id) => known.includes(id))) {
			throw new Refusal(404, 'Some resources are not found', 'ERR_RESOURCE_NOT_EXIST');
		}
		const { state, settings } = call.sim;
		const pdf = [...state.versions.values()].find(
			({ itemId, name, storageId }) =>
				storageId !== undefined &&
				name.endsWith('.pdf') &&
				state.items.get(itemId)?.projectId === project.id,
		);
		const id = randomUUID();
		state.exports.set(id, {
			id,
			things: 'sheets',
			projectId: project.id,
			fileVersions: pdf ? [pdf.id] : [],
			finishesAt: Date.now() + settings.exportMs,
		});
		return { status: 202, body: { id, status: 'processing' } };
	},
});

export const getSheetExport = defineEndpoint({
	...SHARED,
	method: 'GET',
	path: `${PATH}/{exportId}`,
	scopes: ['data:read'],
	handle(call): Reply {
		const project = appProject(call);
		const { state, url } = call.sim;
		const job = state.exports.get(call.params.exportId);
		if (job?.things !== 'sheets' || job.projectId !== project.id) {
			throw new Refusal(404, 'The job does not exist', 'ERR_RESOURCE_NOT_EXIST');
		}
		const { id } = job;
		if (job.finishesAt > Date.now()) return { status: 200, body: { id, status: 'processing' } };
		const [versionId] = job.fileVersions;
		const objectId = state.versions.get(versionId)?.storageId;
		if (objectId === undefined) {
			const error = { code: '404', title: 'ERR_RESOURCE_NOT_EXIST', detail: 'No sheet is left' };
			return { status: 200, body: { id, status: 'failed', result: { error } } };
		}
		const until = Date.now() + SIGNED_URL_MS;
		const signedUrl = signUrl(url, { method: 'GET', objectId, parameters: {} }, until);
		return { status: 200, body: { id, status: 'successful', result: { output: { signedUrl } } } };
	},
});
